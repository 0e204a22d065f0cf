import type { BlockCode, Passage, Span, Transcript } from "../model";
import type { EditResult, TextEdit } from "./edit";
import { coderOf } from "./request";
import { piecesOf, takeOut, WAYS_TO_TAKE_OUT } from "./takeOut";
import { isSafe, type CodingKey } from "./verify";
import { withoutCodes } from "./writtenBlock";

/**
 * Removes a code from the innermost passage at `offset` that carries it. Without a code: the one
 * that `offset` stands on, else all codes of the innermost passage. A block in which nothing is
 * left takes its brackets or markers along.
 */
export function removeCode(transcript: Transcript, offset: number, code?: string): EditResult {
  const id = code?.normalize("NFC");
  const passage = innermostAt(transcript, offset, id);
  if (passage === undefined) {
    return { reason: id === undefined ? "Nothing is coded here." : `“${id}” is not a code here.` };
  }
  const codes = codesToRemove(passage, offset, id);
  const removed = codes.map((token) => keyOf(transcript, passage, token));
  for (const edits of waysToRemove(transcript, passage, codes)) {
    if (isSafe(transcript, edits, { removed })) return { edits };
  }
  return { reason: "This code cannot be removed without changing the text around it." };
}

function innermostAt(
  transcript: Transcript,
  offset: number,
  id: string | undefined,
): Passage | undefined {
  let innermost: Passage | undefined;
  for (const passage of transcript.passages) {
    const { codes } = passage.block;
    const isMeant = id === undefined ? codes.length > 0 : codes.some((token) => token.id === id);
    if (!isMeant || !isAt(transcript, passage, offset)) continue;
    if (innermost === undefined || length(passage) < length(innermost)) innermost = passage;
  }
  return innermost;
}

function length({ start, end }: Passage): number {
  return end - start;
}

/** On its words, its brackets or its block. */
function isAt(transcript: Transcript, passage: Passage, offset: number): boolean {
  const { open, words, close, block } = passage;
  const parts = [open, { start: close.start, end: block.end }, words];
  if (passage.form === "paragraph") parts.push(transcript.paragraphs[passage.firstParagraph]);
  return parts.some((part) => isIn(part, offset));
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function codesToRemove(
  { block }: Passage,
  offset: number,
  id: string | undefined,
): readonly BlockCode[] {
  const meant = id ?? block.codes.find((token) => isIn(token, offset))?.id;
  return meant === undefined ? block.codes : block.codes.filter((token) => token.id === meant);
}

function keyOf(
  transcript: Transcript,
  { block, start, end }: Passage,
  token: BlockCode,
): CodingKey {
  return { code: token.id, by: coderOf(transcript, block), start, end };
}

function waysToRemove(
  { text }: Transcript,
  passage: Passage,
  codes: readonly BlockCode[],
): readonly (readonly TextEdit[])[] {
  const { start, end } = passage.block;
  const written = withoutCodes(text, passage.block, codes);
  if (written !== undefined) return [[{ span: { start, end }, newText: written }]];
  const pieces = piecesOf(passage);
  return WAYS_TO_TAKE_OUT.map((how) => takeOut(text, pieces, how));
}
