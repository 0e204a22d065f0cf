import type { GiveWay } from "../compared";
import { emptyPairs, type PairTable } from "./pairs";

/** Sums up, meeting by meeting, what pairs of nodes have in common. */
export interface Sharing {
  /** The nodes by their numbers. */
  readonly add: (one: number, other: number, meeting: Meeting) => void;
  /** The pairs that meet; what others share, words that two passages cut, say, makes no pair. */
  readonly pairs: (giveWay: GiveWay) => Promise<PairTable>;
}

export interface Meeting {
  readonly count: number;
  readonly both: number;
}

export function createSharing(): Sharing {
  /** By the lower number of a pair, for the higher one where its sums stand. */
  const rows: Map<number, number>[] = [];
  const counts: number[] = [];
  const boths: number[] = [];
  return {
    add(one, other, { count, both }) {
      const row = (rows[Math.min(one, other)] ??= new Map());
      const place = row.get(Math.max(one, other));
      if (place === undefined) {
        row.set(Math.max(one, other), counts.push(count) - 1);
        boths.push(both);
      } else {
        counts[place] += count;
        boths[place] += both;
      }
    },
    async pairs(giveWay) {
      const table = emptyPairs();
      for (const [a, row] of rows.entries()) {
        for (const [b, place] of inOrder(row)) {
          if (counts[place] === 0) continue;
          table.a.push(a);
          table.b.push(b);
          table.count.push(counts[place]);
          table.both.push(boths[place]);
        }
        await giveWay();
      }
      return table;
    },
  };
}

/** A node that meets no higher one has no row. */
function inOrder(row: ReadonlyMap<number, number> | undefined): readonly (readonly number[])[] {
  return row === undefined ? [] : [...row].sort(([one], [other]) => one - other);
}
