import { readBlock, type BlockContext } from "../../markup/block";
import { isBlank, isWhite } from "../../markup/characters";
import { applyEdits, deletion, insertion, type TextEdit } from "../../markup/edits/edit";
import { piecesOf, takeOut, WAYS_TO_TAKE_OUT, type Piece } from "../../markup/edits/takeOut";
import { lineEndAt } from "../../markup/line";
import type { Passage, Span, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { paragraphIndexAt } from "../../markup/paragraphs";
import type { Fix, Target } from "./fix";

/** `empty-passage`: its markup is taken out. */
export function fixEmptyPassage({ transcript, span }: Target): Fix[] {
  const passage = passageAt(transcript, span);
  if (passage === undefined) return [];
  const removes = passage.block.codes.map(({ id }) => id);
  const ways = waysToTakeOut(transcript, piecesOf(passage));
  return [{ title: "Remove the empty passage", ways, removes, isPreferred: true }];
}

/** `nothing-but-coded`: the mark is taken out. */
export function fixNothingButCoded({ transcript, span }: Target): Fix[] {
  const ways = waysToTakeOut(transcript, [{ ...span, kind: "alone" }]);
  return [{ title: "Remove the mark", ways, isPreferred: true }];
}

/** `paragraph-code-inside`: the code moves to the paragraph's end. */
export function fixParagraphCodeInside({ transcript, span }: Target): Fix[] {
  const paragraph = transcript.paragraphs[paragraphIndexAt(transcript, span.start)];
  if (paragraph === undefined) return [];
  const written = transcript.text.slice(span.start, span.end);
  const added = atParagraphEnd(transcript, paragraph, written);
  const pieces: Piece[] = [{ ...span, kind: "alone" }];
  const ways = waysToTakeOut(transcript, pieces).map((way) => [...way, added]);
  return [{ title: "Move to the end of the paragraph", ways, isPreferred: true }];
}

/** `duplicate-id`: the second one is taken off; a passage that has nothing else goes with it. */
export function fixDuplicateId({ transcript, span }: Target): Fix[] {
  const { text } = transcript;
  const owner = transcript.passages.find(({ block }) => block.id?.start === span.start);
  const written = text.slice(span.start, span.end);
  const isAlone = owner?.block.codes.length === 0 && owner.block.entries.length === 0;
  const ways = isAlone ? waysToTakeOut(transcript, piecesOf(owner)) : [[itemDeletion(text, span)]];
  return [{ title: `Remove the second “${written}”`, ways, isPreferred: true }];
}

/** `code-in-heading`: its brackets and its block are taken out, the words stay. */
export function fixCodeInHeading({ transcript, span }: Target): Fix[] {
  const { text } = transcript;
  const close = closingBracket(text, span);
  if (close < 0) return [];
  const edits = [deletion(span.start, span.start + 1), deletion(close, span.end)];
  return [{ title: "Remove the code, keep the words", ways: [edits], isPreferred: true }];
}

/** `code-before-label`: all brackets in front of the label move behind it. */
export function fixCodeBeforeLabel({ transcript, span }: Target): Fix[] {
  const { text } = transcript;
  const end = lineEndAt(text, span.start);
  const before = transcript.problems.filter(
    ({ code, start }) =>
      code === "code-before-label" && start < end && lineEndAt(text, start) === end,
  );
  const deletions = before.map((bracket) => deletion(bracket.start, bracket.end));
  const first = Math.min(...before.map((bracket) => bracket.start));
  const bare = parseTranscript(applyEdits(text, deletions));
  const paragraph = bare.paragraphs[paragraphIndexAt(bare, first)];
  if (paragraph?.label === undefined) return [];
  let speech = paragraph.speechStart;
  while (isBlank(bare.text.charCodeAt(speech))) speech++;
  const moved = insertion(speech + before.length, "[".repeat(before.length));
  const ways = [[...deletions, moved]];
  return [{ title: "Move behind the label", ways, changes: "words", isPreferred: true }];
}

/** Puts `[]{…}` at the end of a paragraph, before blanks that its last line ends with. */
export function atParagraphEnd({ text }: Transcript, { end }: Span, written: string): TextEdit {
  let position = end;
  while (isBlank(text.charCodeAt(position - 1))) position--;
  return insertion(position, ` ${written}`);
}

/** The ways to take pieces of markup out: a backslash may be needed in the place of one. */
export function waysToTakeOut(
  { text }: Transcript,
  pieces: readonly Piece[],
): readonly (readonly TextEdit[])[] {
  return WAYS_TO_TAKE_OUT.map((how) => takeOut(text, pieces, how));
}

function passageAt({ passages }: Transcript, { start, end }: Span): Passage | undefined {
  return passages.find(({ open, block }) => open.start === start && block.end === end);
}

/** An item of a block with the white space before it, or, for the first one, behind it. */
function itemDeletion(text: string, { start, end }: Span): TextEdit {
  let from = start;
  while (isWhite(text.charCodeAt(from - 1))) from--;
  if (text[from - 1] !== "{") return deletion(from, end);
  let to = end;
  while (isWhite(text.charCodeAt(to))) to++;
  return deletion(start, to);
}

/** Where the `]` stands whose block ends a passage of a heading or comment; -1 if nowhere. */
function closingBracket(text: string, { start, end }: Span): number {
  const context: BlockContext = {
    text,
    endsParagraph: () => false,
    isOutsideSpeech: () => false,
    hopeless: new Set(),
  };
  for (let at = text.indexOf("]{", start); at >= 0 && at < end; at = text.indexOf("]{", at + 1)) {
    if (readBlock(context, at + 1)?.end === end) return at;
  }
  return -1;
}
