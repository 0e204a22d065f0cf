import type { ThemeRow } from "../counts/results";
import { themesOf } from "../counts/themes";
import { printResult, type Cell, type Sheet } from "./formats";
import { loadStudy } from "./loadStudy";
import type { Arguments } from "./usage";

/** `verbatim themes`: how recurrent each theme, category and code is. */
export async function runThemes({ path, format }: Arguments): Promise<number> {
  const { figures } = (await loadStudy(path)).study;
  const result = themesOf(figures.study.codebook, figures.tally);
  const indent = format === "table";
  printResult(format, result, () => sheetOf(result.nodes, { indent }));
  return 0;
}

const COLUMNS = [
  "name",
  "id",
  "kind",
  "cases",
  "passages",
  "codings",
  "words",
  "transcripts",
] as const;

function sheetOf(nodes: readonly ThemeRow[], { indent }: { readonly indent: boolean }): Sheet {
  const rows: Cell[][] = [];
  const add = (node: ThemeRow, level: number): void => {
    const name = indent ? "  ".repeat(level) + node.name : node.name;
    rows.push(COLUMNS.map((column) => (column === "name" ? name : node[column])));
    for (const child of node.children) add(child, level + 1);
  };
  for (const node of nodes) add(node, 0);
  return { columns: COLUMNS, rows };
}
