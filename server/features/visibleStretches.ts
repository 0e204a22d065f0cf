import type { Range } from "vscode-languageserver-types";
import { isBlank } from "../markup/characters";
import type { Span, Transcript } from "../markup/model";
import type { LineIndex } from "../study/lineIndex";

/** The speech of a file as stretches of one line each, without markup, labels and comments. */
export interface VisibleStretches {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The line of each stretch. */
  readonly lines: readonly number[];
  readonly index: LineIndex;
}

/** Cuts the pieces of the wording at line breaks, and joins those that only blanks keep apart. */
export function visibleStretchesOf(transcript: Transcript, index: LineIndex): VisibleStretches {
  const { text, wordingMap } = transcript;
  const state: State = { text, index, starts: [], ends: [], lines: [], line: 0 };
  for (let piece = 0; piece < wordingMap.offsets.length; piece++) {
    const start = wordingMap.offsets[piece];
    addPiece(state, start, start + wordingMap.lengths[piece]);
  }
  return state;
}

/** The visible stretches between two offsets, as ranges. */
export function rangesBetween(visible: VisibleStretches, { start, end }: Span): Range[] {
  const { starts, ends, lines, index } = visible;
  const ranges: Range[] = [];
  for (let at = firstBehind(ends, start); at < starts.length && starts[at] < end; at++) {
    const line = lines[at];
    const lineStart = index.starts[line];
    ranges.push({
      start: { line, character: Math.max(start, starts[at]) - lineStart },
      end: { line, character: Math.min(end, ends[at]) - lineStart },
    });
  }
  return ranges;
}

interface State extends VisibleStretches {
  readonly text: string;
  readonly starts: number[];
  readonly ends: number[];
  readonly lines: number[];
  /** The line of the last piece: they come in the order of the text. */
  line: number;
}

/** Inside a piece, a line break is one unit that stands for a blank. */
function addPiece(state: State, start: number, end: number): void {
  const lineStarts = state.index.starts;
  for (let from = start; from < end;) {
    while (state.line + 1 < lineStarts.length && lineStarts[state.line + 1] <= from) state.line++;
    const next = state.line + 1 < lineStarts.length ? lineStarts[state.line + 1] : Infinity;
    addStretch(state, from, Math.min(end, next - 1));
    from = next;
  }
}

function addStretch(state: State, start: number, end: number): void {
  const { starts, ends, lines, line } = state;
  const last = ends.length - 1;
  if (end <= start) return;
  if (last >= 0 && lines[last] === line && isTextBetween(state.text, ends[last], start)) {
    ends[last] = end;
    return;
  }
  starts.push(start);
  ends.push(end);
  lines.push(line);
}

/** A second blank and the backslash of an escape need no gap in the paint. */
function isTextBetween(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x5c /* \ */ && !isBlank(unit)) return false;
  }
  return true;
}

/** The first of the ascending numbers that is greater than `value`. */
function firstBehind(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
