import { codingRowsOf } from "../counts/codingRows";
import type { CodingRow } from "../counts/results";
import { printResult, type Cell } from "./formats";
import { loadCounted } from "./loadCounted";
import { paperSource } from "./paperSource";
import type { Arguments } from "./usage";

/** `verbatim codings`: one row a coding, in the order of the files. */
export async function runCodings(args: Arguments): Promise<number> {
  const { path, format } = args;
  const loaded = await loadCounted(args);
  const { read } = paperSource(loaded, path);
  // The words are not kept while a study is counted, so each file is read once more for them.
  const rows: CodingRow[] = [];
  for (const file of loaded.paths) {
    const context = await read(file);
    for (const row of context === undefined ? [] : codingRowsOf(context)) rows.push(row);
  }
  printResult(format, rows, () => ({ columns: COLUMNS, rows: rows.map(cellsOf) }));
  return 0;
}

const COLUMNS = [
  "file",
  "line",
  "column",
  "code",
  "text",
  "speaker",
  "case",
  "heading",
  "memo",
  "by",
  "id",
] as const;

function cellsOf(row: CodingRow): Cell[] {
  return COLUMNS.map((column) => row[column]);
}
