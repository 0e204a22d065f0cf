import type { GiveWay } from "../compared";
import type { Base } from "../comparisons";
import type { Layer } from "./layers";

/**
 * What shares of each column are of: the cases of the column that take part, the files in which
 * somebody of it says a word, and its participants' words.
 */
export async function basesOf(
  layers: readonly Layer[],
  { columns, cases }: { readonly columns: number; readonly cases: number },
  giveWay: GiveWay,
): Promise<readonly Base[]> {
  const bases = Array.from({ length: columns }, () => ({ cases: 0, transcripts: 0, words: 0 }));
  const lastLayer = new Int32Array(columns).fill(-1);
  const known = new Set<number>();
  for (const [index, { slots, members }] of layers.entries()) {
    for (const slot of slots) {
      const base = bases[slot.column];
      if (lastLayer[slot.column] !== index) base.transcripts++;
      lastLayer[slot.column] = index;
      if (slot.case >= 0) base.words += slot.words;
    }
    for (const member of members) {
      const key = member.column * cases + member.case;
      if (!known.has(key)) bases[member.column].cases++;
      known.add(key);
    }
    const turn = giveWay();
    if (turn !== undefined) await turn;
  }
  return bases;
}
