import type { Paragraph, Passage, Span, Transcript } from "../model";
import { firstAbove } from "../search";
import { piecesOf } from "./takeOut";

/** What is looked up for every change, of which there may be thousands: put in order once. */
export interface RestoreIndex {
  /** Paragraphs with words, in the order of the text. */
  readonly spoken: readonly Paragraph[];
  /** Spans and ranges whose words all lie between two places. */
  readonly passagesWithin: (start: number, end: number) => readonly Passage[];
  /** Marks, comments and the pieces of passages between two offsets, in the order of the text. */
  readonly markupWithin: (start: number, end: number) => readonly Span[];
  readonly holdsHeading: (start: number, end: number) => boolean;
  /** Behind the ends of passages that stand at an offset. */
  readonly behindCloses: (offset: number) => number;
  /** Before the starts of passages that stand in front of an offset. */
  readonly beforeOpens: (offset: number) => number;
}

const indexes = new WeakMap<Transcript, RestoreIndex>();

export function restoreIndexOf(transcript: Transcript): RestoreIndex {
  const known = indexes.get(transcript);
  if (known !== undefined) return known;
  const index = createIndex(transcript);
  indexes.set(transcript, index);
  return index;
}

function createIndex(transcript: Transcript): RestoreIndex {
  const { passages, marks, comments, headings, ignoredLines, paragraphs } = transcript;
  const around = passages
    .filter(({ form, start, end }) => form !== "paragraph" && end > start)
    .sort((a, b) => a.start - b.start);
  const markup = [...marks, ...comments, ...passages.flatMap(piecesOf)]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  const lines = [...headings, ...ignoredLines].sort((a, b) => a.start - b.start);
  const closes = new Map(passages.map(({ close, block }) => [close.start, block.end]));
  const opens = new Map(
    passages.flatMap(({ form, open }) => (form === "paragraph" ? [] : [[open.end, open.start]])),
  );
  const [within, markupFrom, linesFrom] = [around, markup, lines].map(startsIn);
  return {
    spoken: paragraphs.filter(({ wordingStart, wordingEnd }) => wordingEnd > wordingStart),
    passagesWithin: (start, end) =>
      slice(around, within, start, end).filter((passage) => passage.end <= end),
    markupWithin: (start, end) =>
      slice(markup, markupFrom, start, end).filter((piece) => piece.end <= end),
    holdsHeading: (start, end) => slice(lines, linesFrom, start, end).length > 0,
    behindCloses: (offset) => follow(closes, offset),
    beforeOpens: (offset) => follow(opens, offset),
  };
}

function startsIn(list: readonly Span[]): Int32Array {
  return Int32Array.from(list, ({ start }) => start);
}

/** Those of the list that start from `start` up to, not including, `end`. */
function slice<Item extends Span>(
  list: readonly Item[],
  starts: Int32Array,
  start: number,
  end: number,
): readonly Item[] {
  return list.slice(firstAbove(starts, start - 1), firstAbove(starts, end - 1));
}

function follow(next: ReadonlyMap<number, number>, offset: number): number {
  let at = offset;
  for (let found = next.get(at); found !== undefined; found = next.get(at)) at = found;
  return at;
}
