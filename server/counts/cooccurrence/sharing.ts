import { emptyPairs, type PairTable } from "./pairs";

/** Sums up, meeting by meeting, what pairs of nodes have in common. */
export interface Sharing {
  readonly add: (one: number, other: number, meeting: Meeting) => void;
  /** The pairs that meet; what others share, words that two passages cut, say, makes no pair. */
  readonly pairs: () => PairTable;
}

export interface Meeting {
  readonly count: number;
  readonly both: number;
}

/** `nodes` is how many there are; two of their numbers fit into one that is exact. */
export function createSharing(nodes: number): Sharing {
  const places = new Map<number, number>();
  const counts: number[] = [];
  const boths: number[] = [];
  return {
    add(one, other, { count, both }) {
      const key = one < other ? one * nodes + other : other * nodes + one;
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, counts.push(count) - 1);
        boths.push(both);
      } else {
        counts[place] += count;
        boths[place] += both;
      }
    },
    pairs() {
      const table = emptyPairs();
      for (const key of Float64Array.from(places.keys()).sort()) {
        const place = places.get(key) ?? 0;
        if (counts[place] === 0) continue;
        table.a.push(Math.floor(key / nodes));
        table.b.push(key % nodes);
        table.count.push(counts[place]);
        table.both.push(boths[place]);
      }
      return table;
    },
  };
}
