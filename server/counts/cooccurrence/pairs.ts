import type { GiveWay } from "../compared";

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

/**
 * The places of a table, those first that meet most often; equal ones stay in their order. They are
 * dealt out by their counts, since a sort of half a million pairs would give way to nobody.
 */
export async function mostFirst({ count }: PairTable, giveWay: GiveWay): Promise<Int32Array> {
  const most = count.reduce((max, one) => Math.max(max, one), 0);
  const firsts = new Int32Array(most + 1);
  for (const one of count) firsts[one]++;
  let first = 0;
  for (let one = most; one >= 0; one--) {
    const size = firsts[one];
    firsts[one] = first;
    first += size;
  }
  await giveWay();
  const places = new Int32Array(count.length);
  for (const [place, one] of count.entries()) places[firsts[one]++] = place;
  return places;
}
