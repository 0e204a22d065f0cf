/** A stretch of the wording, half open. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches that find no lane below this one share it: nobody can tell so many lines apart. */
export const LAST_LANE = 12;

/**
 * A lane for each of some stretches, so that no two that touch the same character have the same. They
 * come in the order of their starts, and take the first lane that is free.
 */
export function lanesOf(sorted: readonly Stretch[]): readonly number[] {
  const ends = new Array<number>(LAST_LANE).fill(0);
  return sorted.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    if (free >= 0) ends[free] = end;
    return free < 0 ? LAST_LANE : free;
  });
}
