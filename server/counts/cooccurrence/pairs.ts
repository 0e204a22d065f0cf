/** Pairs of nodes that meet, by their numbers: one a place, in the order of `a`, then of `b`. */
export interface PairTable {
  readonly a: number[];
  readonly b: number[];
  /** How often they meet. */
  readonly count: number[];
  /** How much of what is measured, words say, belongs to both. */
  readonly both: number[];
}

export function emptyPairs(): PairTable {
  return { a: [], b: [], count: [], both: [] };
}

/** The places of a table, those first that meet most often; equal ones stay in their order. */
export function mostFirst({ count }: PairTable): readonly number[] {
  const most = count.reduce((max, one) => Math.max(max, one), 0);
  const size = count.length;
  // Numbers sort far faster than pairs do; each holds how rare a pair is, and then its place.
  const keys = new Float64Array(size);
  for (let place = 0; place < size; place++) keys[place] = (most - count[place]) * size + place;
  return Array.from(keys.sort(), (key) => key % size);
}
