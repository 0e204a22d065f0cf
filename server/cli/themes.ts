import type { ThemeRow } from "../counts/results";
import { themesOf } from "../counts/themes";
import { themesWith } from "../exchange/directives/comparisons";
import { printDocument, printResult, type Cell, type Sheet } from "./formats";
import { loadCounted } from "./loadCounted";
import type { LoadedStudy } from "./loadStudy";
import { paperSource } from "./paperSource";
import { UsageError, type Arguments } from "./usage";

/** `verbatim themes`: how recurrent each theme, category and code is. */
export async function runThemes(args: Arguments): Promise<number> {
  const { format, comparison, table } = args;
  const loaded = await loadCounted(args);
  if (comparison.by !== undefined || table.level !== undefined) return printChosen(loaded, args);
  const { figures } = loaded.study;
  const result = themesOf(figures.study.codebook, figures.tally);
  const indent = format === "table";
  printResult(format, result, () => sheetOf(result.nodes, { indent }));
  return 0;
}

/** `--by level` sets the themes against groups of interviews, `--level theme` leaves out the others. */
async function printChosen(
  loaded: LoadedStudy,
  { path, format, comparison, table }: Arguments,
): Promise<number> {
  const { by, measure } = comparison;
  const given = Object.entries({ by, measure, level: table.level });
  const options = new Map(given.map(([name, value]) => [name, value === undefined ? [] : [value]]));
  if (by === undefined) options.delete("by");
  const command = { name: "themes", operands: [], options };
  const found = await themesWith(paperSource(loaded, path), command);
  if ("problem" in found) throw new UsageError(found.problem);
  printDocument(format, found.result, () => ({ ...found.document, title: "Themes" }));
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
