import type { Compared, GiveWay } from "../compared";
import { createNodeLists, fillNodeLists, type RowsOfCode } from "../comparedNodes";
import { columnsBy } from "../crosstab/columns";
import { layersOf, type Layer } from "../crosstab/layers";
import { createSlotFinder, type FindSlots } from "../crosstab/slots";
import { emptyStretch, readStretch } from "../stretchOfCoding";
import { emptyPairs, type PairTable } from "./pairs";

export interface SharedCases {
  readonly pairs: PairTable;
  /** By node in how many cases it occurs. */
  readonly sizes: Float64Array;
}

/** In how many cases two nodes occur, anywhere in their words. */
export async function sharedCasesOf(
  compared: Compared,
  { nodes, rowsOfCode }: { readonly nodes: number; readonly rowsOfCode: RowsOfCode },
  giveWay: GiveWay,
): Promise<SharedCases> {
  const nodesOfCase: number[][] = [];
  const columns = columnsBy("case", compared);
  const lists = createNodeLists(nodes);
  const findSlots = createSlotFinder();
  for (const file of compared.files) {
    for (const layer of layersOf(columns, file)) {
      fillNodeLists(lists, file.facts, { rowsOfCode });
      for (const node of lists.used) {
        const own = { codings: lists.lists[node], count: lists.sizes[node] };
        for (const slot of slotsOfNode(layer, own, findSlots)) {
          (nodesOfCase[layer.slots[slot].case] ??= []).push(node);
        }
      }
    }
    await giveWay();
  }
  return countPairs(await placesByNode(nodesOfCase, nodes, giveWay), giveWay);
}

function slotsOfNode(
  layer: Layer,
  { codings, count }: { readonly codings: readonly number[]; readonly count: number },
  findSlots: FindSlots,
): ReadonlySet<number> {
  const found = new Set<number>();
  const stretch = emptyStretch();
  for (let at = 0; at < count && found.size < layer.slots.length; at++) {
    readStretch(stretch, layer.file.facts, codings[at]);
    for (const slot of findSlots(layer, stretch)) found.add(slot);
  }
  return found;
}

function differentOnes(nodes: readonly number[]): Int32Array {
  const sorted = Int32Array.from(nodes).sort();
  return sorted.filter((node, at) => at === 0 || node !== sorted[at - 1]);
}

/** Node after node, so that there is one row of counts and not a table of all pairs. */
async function countPairs(
  places: readonly (readonly CasePlace[])[],
  giveWay: GiveWay,
): Promise<SharedCases> {
  const pairs = emptyPairs();
  const counts = new Int32Array(places.length);
  for (const [node, own] of places.entries()) {
    const met: number[] = [];
    for (const { others, at } of own) {
      for (let index = at + 1; index < others.length; index++) {
        if (counts[others[index]]++ === 0) met.push(others[index]);
      }
    }
    for (const other of Int32Array.from(met).sort()) {
      addPair(pairs, { a: node, b: other, count: counts[other] });
      counts[other] = 0;
    }
    await giveWay();
  }
  return { pairs, sizes: Float64Array.from(places, (own) => own.length) };
}

/** A case in which a node occurs: all nodes of it, and at which of them it stands. */
interface CasePlace {
  readonly others: Int32Array;
  readonly at: number;
}

async function placesByNode(
  nodesOfCase: readonly (readonly number[] | undefined)[],
  nodes: number,
  giveWay: GiveWay,
): Promise<readonly (readonly CasePlace[])[]> {
  const places: CasePlace[][] = Array.from({ length: nodes }, () => []);
  for (const own of nodesOfCase) {
    // A case without codings has no list.
    const others = differentOnes(own ?? []);
    others.forEach((node, at) => places[node].push({ others, at }));
    await giveWay();
  }
  return places;
}

function addPair(
  pairs: PairTable,
  { a, b, count }: { readonly a: number; readonly b: number; readonly count: number },
): void {
  pairs.a.push(a);
  pairs.b.push(b);
  pairs.count.push(count);
  pairs.both.push(count);
}
