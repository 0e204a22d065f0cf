import type { Transcript } from "../model";
import { parseTranscript } from "../parse";
import { applyEdits, type TextEdit } from "./edit";
import {
  linesOf,
  piecesOf,
  takeOutOfLines,
  WAYS_TO_TAKE_OUT,
  type Lines,
  type Piece,
} from "./takeOut";
import { spokenParagraphs, turnsOf } from "./verify";

/**
 * The transcript without codes, annotations, marks and `memo:` comments: what an archive may keep.
 * Its words are the same to the byte; escapes, other comments and the front matter stay.
 *
 * Where words would become markup or a label, the lines of that paragraph are tried in other ways;
 * the last one, which no text but a hostile one needs, leaves them as they are.
 */
export function stripTranscript(text: string): string {
  const transcript = parseTranscript(text);
  const lines = linesOf(text, allPieces(transcript));
  const strip: Strip = { transcript, lines, ways: lines.map(() => 0) };
  const turns = turnsOf(transcript);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const stripped = without(strip);
    const changed = changedTurns(turns, turnsOf(parseTranscript(stripped)));
    if (changed.length === 0) return stripped;
    for (const index of changed) tryHarderAt(strip, index);
  }
  return text;
}

const MAX_TRIES = 1_000;

interface Strip {
  readonly transcript: Transcript;
  readonly lines: readonly Lines[];
  /** For each of the lines an index of `WAYS_TO_TAKE_OUT`; behind its end: not at all. */
  readonly ways: number[];
}

function allPieces({ passages, marks, comments }: Transcript): readonly Piece[] {
  const memos = comments.filter(({ memo }) => memo !== undefined);
  return [
    ...passages.flatMap(piecesOf),
    ...marks.map(({ start, end }): Piece => ({ start, end, kind: "alone" })),
    ...memos.map(({ start, end }): Piece => ({ start, end, kind: "comment" })),
  ];
}

function without({ transcript: { text }, lines, ways }: Strip): string {
  const edits: TextEdit[] = [];
  lines.forEach((one, index) => {
    if (ways[index] >= WAYS_TO_TAKE_OUT.length) return;
    edits.push(...takeOutOfLines(text, one, WAYS_TO_TAKE_OUT[ways[index]]));
  });
  return applyEdits(text, edits);
}

/** Where paragraphs have been joined or parted, only the outermost changes can be told. */
function changedTurns(before: readonly string[], after: readonly string[]): readonly number[] {
  const first = before.findIndex((turn, index) => turn !== after[index]);
  if (before.length === after.length) {
    return before.flatMap((turn, index) => (turn === after[index] ? [] : [index]));
  }
  const more = after.length - before.length;
  const last = before.findLastIndex((turn, index) => turn !== after[index + more]);
  return [Math.max(first, 0), Math.max(last, 0)];
}

/** Goes further on the lines of one paragraph, and of the one before it, which it may have joined. */
function tryHarderAt({ transcript, lines, ways }: Strip, index: number): void {
  const spoken = spokenParagraphs(transcript);
  const from = spoken[Math.max(index - 1, 0)]?.start ?? 0;
  const to = spoken[Math.min(index + 1, spoken.length - 1)]?.end ?? transcript.text.length;
  lines.forEach(({ start, end }, line) => {
    if (start <= to && end >= from) ways[line]++;
  });
}
