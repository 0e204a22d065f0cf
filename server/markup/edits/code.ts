import type { Passage, Span, Transcript } from "../model";
import type { EditResult, TextEdit } from "./edit";
import { codeRequest, coderOf, entryOf, obstacleTo, type CodeRequest } from "./request";
import { snapToWords } from "./snapToWords";
import { snapInward, type Stretch } from "./stretch";
import { isSafe } from "./verify";
import { waysToWrite } from "./writePassage";
import { addToBlock, writeBlock, type Annotation } from "./writtenBlock";

export type { EditResult, TextEdit } from "./edit";
export { codeParagraph, markRead } from "./codeParagraph";
export { removeCode } from "./removeCode";

/**
 * Codes what is selected (offsets of the file). The selection is moved out of markup and white space
 * and to the ends of the words that it cuts; what it then holds is coded by `codePlaces`.
 */
export function codeStretch(
  transcript: Transcript,
  selection: Span,
  code: string,
  options: Annotation = {},
): EditResult {
  const stretch = wordsIn(transcript, selection);
  if (stretch === undefined) return { reason: NO_WORDS };
  return codePlaces(transcript, stretch, code, options);
}

/** The whole words of a selection; undefined where it holds none. */
export function wordsIn(transcript: Transcript, selection: Span): Stretch | undefined {
  const stretch = snapInward(transcript, selection);
  return stretch && snapToWords(transcript, stretch);
}

/**
 * Codes a stretch of the wording: joins a passage that is there, or writes a span, or, where a span
 * would cross something, a range. The stretch begins and ends at visible characters.
 */
export function codePlaces(
  transcript: Transcript,
  stretch: Stretch,
  code: string,
  options: Annotation = {},
): EditResult {
  const request = codeRequest(transcript, stretch, code, options);
  const reason = obstacleTo(request);
  if (reason !== undefined) return { reason };
  for (const edits of waysToCode(request)) {
    if (isSafe(transcript, edits, { added: [request.key] })) return { edits };
  }
  return { reason: CANNOT_CODE };
}

export const NO_WORDS = "No words are selected.";
export const CANNOT_CODE =
  "This cannot be coded without changing the text. Select a bit more or less.";

/** The ways to write a coding, the plainest first; none of them has been tried out yet. */
export function* waysToCode(request: CodeRequest): Generator<readonly TextEdit[]> {
  const edits = joined(request);
  if (edits !== undefined) yield edits;
  const { transcript, key, annotation } = request;
  yield* waysToWrite(transcript, key, writeBlock(key.code, annotation));
}

/** Adds the code to a passage of the same coder that is exactly this stretch. */
function joined(request: CodeRequest): readonly TextEdit[] | undefined {
  const { transcript, key, annotation } = request;
  const passage = transcript.passages.find((one) => isJoinable(request, one));
  return passage && addToBlock(transcript.text, passage.block, key.code, annotation.memo);
}

function isJoinable({ transcript, key, annotation }: CodeRequest, passage: Passage): boolean {
  if (passage.start !== key.start || passage.end !== key.end) return false;
  const takesMemo = annotation.memo === undefined || entryOf(passage.block, "memo") === undefined;
  return takesMemo && coderOf(transcript, passage.block) === key.by;
}
