import { nameFromId } from "../codebook/ids";
import type { Codebook, CodebookNode } from "../codebook/model";
import type { NodeFigures, ThemeRow, ThemesResult } from "./results";
import type { Tally } from "./tally";

const NOTHING: NodeFigures = { codings: 0, passages: 0, words: 0, cases: 0, transcripts: 0 };

/** The figures of all nodes, every level most recurrent first (counting rules, section 3). */
export function themesOf(codebook: Codebook, tally: Tally): ThemesResult {
  const nodes = codebook.roots.map((node) => rowOf(node, tally));
  const unknown = unknownCodes(codebook, tally).map((id) => unknownRow(id, tally));
  return { title: codebook.title ?? null, nodes: sortByRecurrence([...nodes, ...unknown]) };
}

/** The figures of one node; a node that codes nothing has zeros. */
export function figuresOf(tally: Tally, id: string): NodeFigures {
  const sum = tally.nodes.get(id);
  if (sum === undefined) return NOTHING;
  const { codings, passages, words, transcripts, cases } = sum;
  return { codings, passages, words, cases: cases.size, transcripts };
}

/** The codes of the transcripts that the codebook lacks, by id. */
export function unknownCodes(codebook: Codebook, tally: Tally): readonly string[] {
  return [...tally.nodes.keys()].filter((id) => !codebook.nodes.has(id)).sort(byUnits);
}

/** The default order everywhere: cases, passages, codings, then as given (the codebook's order). */
export function sortByRecurrence<Row extends NodeFigures>(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (a, b) => b.cases - a.cases || b.passages - a.passages || b.codings - a.codings,
  );
}

function rowOf(node: CodebookNode, tally: Tally): ThemeRow {
  const { id, name, kind } = node;
  const children = sortByRecurrence(node.children.map((child) => rowOf(child, tally)));
  return { id, name, kind, ...figuresOf(tally, id), children };
}

function unknownRow(id: string, tally: Tally): ThemeRow {
  return { id, name: nameFromId(id), kind: "unknown", ...figuresOf(tally, id), children: [] };
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
