import type { Transcript } from "../model";
import { parseTranscript } from "../parse";
import { applyEdits } from "./edit";
import { piecesOf, takeOut, WAYS_TO_TAKE_OUT, type Piece, type TakingOut } from "./takeOut";
import { hasSameWords } from "./verify";

/**
 * The transcript without codes, annotations, marks and `memo:` comments: what an archive may keep.
 * Its words are the same to the byte; escapes, other comments and the front matter stay.
 */
export function stripTranscript(text: string): string {
  const transcript = parseTranscript(text);
  const parts = partsOf(transcript);
  if (parts.length === 0) return text;
  for (const how of WAYS_TO_TAKE_OUT) {
    const stripped = without(transcript, parts, how);
    if (stripped !== undefined) return stripped;
  }
  return withoutMost(transcript, parts);
}

/** The pieces of one passage, mark or memo, which go together. */
type Part = readonly Piece[];

function partsOf({ passages, marks, comments }: Transcript): Part[] {
  const memos = comments.filter(({ memo }) => memo !== undefined);
  return [
    ...passages.map(piecesOf),
    ...marks.map(({ start, end }): Part => [{ start, end, kind: "alone" }]),
    ...memos.map(({ start, end }): Part => [{ start, end, kind: "comment" }]),
  ];
}

/** The text without these parts, unless other words come out. */
function without(
  transcript: Transcript,
  parts: readonly Part[],
  how: TakingOut,
): string | undefined {
  const stripped = applyEdits(transcript.text, takeOut(transcript.text, parts.flat(), how));
  return hasSameWords(transcript, parseTranscript(stripped)) ? stripped : undefined;
}

/**
 * Text that is made to resist may become markup whatever is done. Halving finds the few parts that
 * must stay for the sake of the words.
 */
function withoutMost(transcript: Transcript, parts: readonly Part[]): string {
  let out: readonly Part[] = [];
  const tryOut = (some: readonly Part[]): void => {
    const together = [...out, ...some];
    if (without(transcript, together, "escaped") !== undefined) out = together;
    else if (some.length > 1) {
      const half = some.length >> 1;
      tryOut(some.slice(0, half));
      tryOut(some.slice(half));
    }
  };
  tryOut(parts);
  return without(transcript, out, "escaped") ?? transcript.text;
}
