import { nameFromId } from "../codebook/ids";
import type { Codebook } from "../codebook/model";
import { CODING, rowCount, type FileFacts } from "../study/facts";
import { byUnits, type Compared } from "./compared";
import type { ReportedKind } from "./results";

/** A theme, a category or a code that is compared. */
export interface ComparedNode {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
}

/** All nodes in the codebook's order, depth first, then the codes that it lacks, by id. */
export function comparedNodes({
  codebook,
  codes,
}: Pick<Compared, "codebook" | "codes">): readonly ComparedNode[] {
  const unknown = codes.filter((code) => !codebook.nodes.has(code)).sort(byUnits);
  return [
    ...[...codebook.nodes.values()].map(({ id, name, kind }) => ({ id, name, kind })),
    ...unknown.map((id) => ({ id, name: nameFromId(id), kind: "unknown" as const })),
  ];
}

/** The numbers of the nodes that a code's codings belong to. */
export type RowsOfCode = (code: string) => readonly number[];

/**
 * Numbers nodes as they stand in `nodes`. With `nodesAbove`, a coding belongs to its code and to all
 * nodes above it; without, to its code alone.
 */
export function rowsOfCodes(
  codebook: Codebook,
  nodes: readonly Pick<ComparedNode, "id">[],
  { nodesAbove }: { readonly nodesAbove: boolean },
): RowsOfCode {
  const numbers = new Map(nodes.map(({ id }, index) => [id, index]));
  const known = new Map<string, readonly number[]>();
  return (code) => {
    const last = known.get(code);
    if (last !== undefined) return last;
    const line = nodesAbove ? [code, ...idsAbove(codebook, code)] : [code];
    const rows = line.flatMap((id) => numbers.get(id) ?? []);
    known.set(code, rows);
    return rows;
  };
}

/** The codings of one file by node: lists that are emptied and filled again for every file. */
export interface NodeLists {
  /**
   * By the node's number its codings, as rows of the facts, in the order of the text. What stands
   * behind the size of a list is left from another file: lists that shrink are made anew each time.
   */
  readonly lists: readonly number[][];
  readonly sizes: Int32Array;
  /** The numbers of the nodes with codings. */
  readonly used: number[];
}

export function createNodeLists(nodes: number): NodeLists {
  const lists = Array.from({ length: nodes }, () => []);
  return { lists, sizes: new Int32Array(nodes), used: [] };
}

/** Fills the lists from one file; `coder` leaves only the codings of one coder, by their index. */
export function fillNodeLists(
  { lists, sizes, used }: NodeLists,
  { codings, codes }: FileFacts,
  { rowsOfCode, coder }: { readonly rowsOfCode: RowsOfCode; readonly coder?: number },
): void {
  for (const node of used) sizes[node] = 0;
  used.length = 0;
  const rows = codes.map(rowsOfCode);
  const count = rowCount(codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    const at = coding * CODING.width;
    if (coder !== undefined && codings[at + CODING.by] !== coder) continue;
    for (const node of rows[codings[at + CODING.code]]) {
      if (sizes[node] === 0) used.push(node);
      lists[node][sizes[node]++] = coding;
    }
  }
}

function idsAbove(codebook: Codebook, code: string): readonly string[] {
  const ids: string[] = [];
  let parent = codebook.nodes.get(code)?.parent;
  while (parent !== undefined) {
    ids.push(parent);
    parent = codebook.nodes.get(parent)?.parent;
  }
  return ids;
}
