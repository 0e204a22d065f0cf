import type { Paragraph, Passage, ReadMark, Transcript } from "../model";
import { isBlank } from "../characters";
import { paragraphAtOffset } from "../paragraphs";
import { insertion, type EditResult, type TextEdit } from "./edit";
import { codeRequest, coderOf, entryOf, obstacleTo, type CodeRequest } from "./request";
import { isSafe } from "./verify";
import { addToBlock, writeBlock, type Annotation } from "./writtenBlock";

/**
 * Codes the whole speech of the paragraph at `offset`: joins its `[]{…}` of the same coder, or
 * takes the place of that coder's `[]{-}`, or is written at the paragraph's end.
 */
export function codeParagraph(
  transcript: Transcript,
  offset: number,
  code: string,
  options: Annotation = {},
): EditResult {
  const paragraph = paragraphAtOffset(transcript, offset);
  if (paragraph === undefined || !holdsWords(paragraph)) return NO_WORDS;
  const stretch = { start: paragraph.wordingStart, end: paragraph.wordingEnd };
  const request = codeRequest(transcript, stretch, code, options);
  const reason = obstacleTo(request);
  if (reason !== undefined) return { reason };
  const index = transcript.paragraphs.indexOf(paragraph);
  for (const { edits, marks } of waysToCodeParagraph(request, index)) {
    if (isSafe(transcript, edits, { added: [request.key], marks })) return { edits };
  }
  return { reason: "This paragraph cannot be coded as a whole. Select its words and code them." };
}

/** Writes that a coder has read the paragraph at `offset` and found nothing to code. */
export function markRead(
  transcript: Transcript,
  offset: number,
  options: Pick<Annotation, "by"> = {},
): EditResult {
  const paragraph = paragraphAtOffset(transcript, offset);
  if (paragraph === undefined || !holdsWords(paragraph)) return NO_WORDS;
  const coder = transcript.frontMatter.coder?.value;
  const by = options.by || coder;
  const reason = whyNotMarked(transcript, paragraph, by);
  if (reason !== undefined) return { reason };
  const mark = writeBlock("-", { by: by === coder ? undefined : by });
  const edits = [atEndOf(transcript, paragraph, mark)];
  if (isSafe(transcript, edits, { marks: 1 })) return { edits };
  return { reason: "This paragraph cannot be marked without changing its text." };
}

const NO_WORDS = { reason: "There is no speech here." } as const;

/** Edits, and how many more marks of paragraphs without anything to code they leave. */
export interface Way {
  readonly edits: readonly TextEdit[];
  readonly marks: number;
}

/** The ways to code the paragraph with that index; none of them has been tried out yet. */
export function waysToCodeParagraph(
  { transcript, key, annotation }: CodeRequest,
  index: number,
): readonly Way[] {
  const own = (block: Passage["block"]): boolean => coderOf(transcript, block) === key.by;
  const ways: Way[] = [];
  for (const { form, firstParagraph, block } of transcript.passages) {
    if (form !== "paragraph" || firstParagraph !== index || !own(block)) continue;
    if (annotation.memo !== undefined && entryOf(block, "memo") !== undefined) continue;
    ways.push({ edits: addToBlock(transcript.text, block, key.code, annotation.memo), marks: 0 });
  }
  const written = writeBlock(key.code, annotation);
  for (const mark of transcript.marks) {
    if (mark.paragraph === index && mark.by === key.by) ways.push(inPlaceOf(mark, written));
  }
  ways.push({ edits: [atEndOf(transcript, transcript.paragraphs[index], written)], marks: 0 });
  return ways;
}

function inPlaceOf({ start, end }: ReadMark, block: string): Way {
  return { edits: [{ span: { start, end }, newText: `[]${block}` }], marks: -1 };
}

/** Puts a block at the end of a paragraph, in front of the blanks that its last line ends with. */
export function atEndOf({ text }: Transcript, { end }: Paragraph, block: string): TextEdit {
  let position = end;
  while (isBlank(text.charCodeAt(position - 1))) position--;
  return insertion(position, ` []${block}`);
}

function holdsWords({ firstWord, endWord }: Paragraph): boolean {
  return endWord > firstWord;
}

function whyNotMarked(
  { marks, codings, paragraphs }: Transcript,
  { wordingStart, wordingEnd }: Paragraph,
  coder: string | undefined,
): string | undefined {
  const isMarked = marks.some(
    ({ by, paragraph }) => by === coder && paragraphs[paragraph].wordingStart === wordingStart,
  );
  if (isMarked) return "This paragraph is already marked as having nothing to code.";
  const isCoded = codings.some(
    ({ by, passage }) => by === coder && passage.start < wordingEnd && passage.end > wordingStart,
  );
  return isCoded ? "This paragraph is coded, so there is something to code in it." : undefined;
}
