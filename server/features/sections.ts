import type { Heading } from "../markup/model";

/** Where the section of each heading ends: before the next heading of its level or above. */
export function sectionEndsOf(headings: readonly Heading[], textLength: number): readonly number[] {
  const ends = headings.map(() => textLength);
  const open: number[] = [];
  headings.forEach(({ level, start }, index) => {
    while (open.length > 0 && headings[open[open.length - 1]].level >= level) {
      ends[open.pop() as number] = start;
    }
    open.push(index);
  });
  return ends;
}
