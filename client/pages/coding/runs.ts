// The words of a paragraph, cut where a passage starts or ends.
import type { ReadingPassage } from "../../../server/protocol/reading";

export interface Run {
  readonly text: string;
  /** The passages that it belongs to, in the order of their lanes. */
  readonly passages: readonly ReadingPassage[];
}

/** The runs of a text that starts at a place; together they are the text. Passages come in order. */
export function runsOf(
  text: string,
  start: number,
  passages: readonly ReadingPassage[],
): readonly Run[] {
  const end = start + text.length;
  const cuts = new Set([start, end]);
  for (const passage of passages) {
    if (passage.start > start && passage.start < end) cuts.add(passage.start);
    if (passage.end > start && passage.end < end) cuts.add(passage.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const open: ReadingPassage[] = [];
  let next = 0;
  return places.slice(0, -1).map((from, index) => {
    for (; next < passages.length && passages[next].start <= from; next++)
      open.push(passages[next]);
    removeEnded(open, from);
    return {
      text: text.slice(from - start, places[index + 1] - start),
      passages: [...open].sort((a, b) => a.lane - b.lane),
    };
  });
}

function removeEnded(open: ReadingPassage[], place: number): void {
  for (let at = open.length - 1; at >= 0; at--) if (open[at].end <= place) open.splice(at, 1);
}
