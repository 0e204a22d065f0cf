/** Sorted stretches that share nothing: stretch `i` reaches from `starts[i]` to `ends[i]`. */
export interface Stretches {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Unites stretches, given in the order of their starts, that share at least one character. */
export function uniteStretches(sorted: Iterable<Stretch>): Stretches {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of sorted) {
    const last = ends.length - 1;
    if (last >= 0 && start < ends[last]) ends[last] = Math.max(ends[last], end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts, ends };
}

/** Whether the stretch from `start` to `end` shares a character with any of `united`. */
export function touches(united: Stretches, start: number, end: number): boolean {
  let low = 0;
  let high = united.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (united.ends[middle] > start) high = middle;
    else low = middle + 1;
  }
  return low < united.starts.length && united.starts[low] < end;
}
