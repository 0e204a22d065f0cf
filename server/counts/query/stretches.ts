import type { FileFacts } from "../../study/facts";
import { PARAGRAPH } from "../../study/facts";

/**
 * A place in the wording, in UTF-16 units, and which words end and begin before it; so the words of
 * any stretch between two places are known without the text.
 */
export interface Place {
  readonly at: number;
  /** How many words end at the place or before it: the index of the first one that goes on. */
  readonly ended: number;
  /** How many words begin before it: one more, where it stands inside a word. */
  readonly begun: number;
}

/** What lies between two places of the wording. */
export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

/** Stretches of one file in their order; no two share a character, but they may touch. */
export type Stretches = readonly Stretch[];

/** Unites stretches in any order where they share a character; those that only touch stay two. */
export function unite(stretches: readonly Stretch[]): Stretches {
  const united: Stretch[] = [];
  for (const stretch of sortedByStart(stretches)) {
    const last = united.at(-1);
    if (last === undefined || stretch.start.at >= last.end.at) united.push(stretch);
    else if (stretch.end.at > last.end.at) {
      united[united.length - 1] = { start: last.start, end: stretch.end };
    }
  }
  return united;
}

/** What two lists have in common: all intersections that hold a character. */
export function intersect(a: Stretches, b: Stretches): Stretches {
  const common: Stretch[] = [];
  let [first, second] = [0, 0];
  while (first < a.length && second < b.length) {
    const start = a[first].start.at > b[second].start.at ? a[first].start : b[second].start;
    const end = a[first].end.at < b[second].end.at ? a[first].end : b[second].end;
    if (start.at < end.at) common.push({ start, end });
    if (a[first].end.at < b[second].end.at) first++;
    else second++;
  }
  return common;
}

/** `a` without the characters of `b`. */
export function without(a: Stretches, b: Stretches): Stretches {
  const left: Stretch[] = [];
  let next = 0;
  for (const stretch of a) {
    let { start } = stretch;
    while (next < b.length && b[next].end.at <= start.at) next++;
    for (let at = next; at < b.length && b[at].start.at < stretch.end.at; at++) {
      if (b[at].start.at > start.at) left.push({ start, end: b[at].start });
      start = b[at].end;
    }
    if (start.at < stretch.end.at) left.push({ start, end: stretch.end });
  }
  return left;
}

/**
 * The stretches of a result: none begins or ends with the line feed between two paragraphs, and one
 * that touches no word is left out, as an empty passage is.
 */
export function resultOf(facts: FileFacts, stretches: Stretches): Stretches {
  if (stretches.length === 0) return stretches;
  const feeds = lineFeedsOf(facts);
  return stretches.map((stretch) => trim(stretch, feeds)).filter(holdsWord);
}

/** Whether a character of a word is inside. */
export function holdsWord({ start, end }: Stretch): boolean {
  return start.ended < end.begun;
}

function sortedByStart(stretches: readonly Stretch[]): readonly Stretch[] {
  const isSorted = stretches.every(
    ({ start }, index) => index === 0 || stretches[index - 1].start.at <= start.at,
  );
  return isSorted ? stretches : [...stretches].sort((a, b) => a.start.at - b.start.at);
}

/** The places of the line feeds that join the paragraphs of the wording. */
function lineFeedsOf({ paragraphs }: FileFacts): ReadonlySet<number> {
  const feeds = new Set<number>();
  for (let row = 0; row < paragraphs.length; row += PARAGRAPH.width) {
    const start = paragraphs[row + PARAGRAPH.wordingStart];
    if (paragraphs[row + PARAGRAPH.wordingEnd] > start && start > 0) feeds.add(start - 1);
  }
  return feeds;
}

/** No word stands at a line feed, so the counts of words stay as they are. */
function trim(stretch: Stretch, feeds: ReadonlySet<number>): Stretch {
  const { start, end } = stretch;
  const [before, behind] = [feeds.has(start.at), feeds.has(end.at - 1)];
  if (!before && !behind) return stretch;
  return {
    start: before ? { ...start, at: start.at + 1 } : start,
    end: behind ? { ...end, at: end.at - 1 } : end,
  };
}
