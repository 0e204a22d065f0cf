// Which passages each paragraph shows.
import type { ReadingBlock, ReadingPassage } from "../../../server/protocol/reading";

/** Passages in deeper lanes have no line of their own: nobody could tell so many apart. */
export const DRAWN_LANES = 4;

export interface PassagesHere {
  /** Those with a line in the words of the paragraph, in the order of their starts. */
  readonly drawn: readonly ReadingPassage[];
  /** Those that are named beside it: that start in it, or go on in it. */
  readonly named: readonly ReadingPassage[];
  /** How many more there are, which are not named. */
  readonly more: number;
}

const NONE: PassagesHere = { drawn: [], named: [], more: 0 };
const MOST_NAMED = 24;

/** For each block what it shows; one that shows what it did is the same object as before. */
export function passagesByBlock(
  blocks: readonly ReadingBlock[],
  passages: readonly ReadingPassage[],
  before: readonly PassagesHere[],
): readonly PassagesHere[] {
  let going: ReadingPassage[] = [];
  let next = 0;
  return blocks.map((block, index) => {
    if (block.kind !== "paragraph" || block.text === "") return NONE;
    const { start } = block;
    const end = start + block.text.length;
    going = going.filter((passage) => passage.end > start);
    const first = next;
    while (next < passages.length && passages[next].start < end) next++;
    const starting = passages.slice(first, next);
    const here = shownOf(going, starting);
    going.push(...starting.filter((one) => one.end > end && one.lane < DRAWN_LANES));
    return isSame(before[index], here) ? before[index] : here;
  });
}

function shownOf(
  going: readonly ReadingPassage[],
  starting: readonly ReadingPassage[],
): PassagesHere {
  if (going.length === 0 && starting.length === 0) return NONE;
  const all = [...going, ...starting];
  const named = all.slice(0, MOST_NAMED);
  const drawn = all.filter(({ lane }) => lane < DRAWN_LANES);
  return { drawn, named, more: all.length - named.length };
}

function isSame(before: PassagesHere | undefined, after: PassagesHere): boolean {
  if (before === undefined || before.more !== after.more) return false;
  return isEqual(before.drawn, after.drawn) && isEqual(before.named, after.named);
}

function isEqual<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
