import { codingRowsOf } from "../counts/codingRows";
import type { CodingRow } from "../counts/results";
import { parseTranscript } from "../markup/parse";
import { join } from "node:path";
import { printResult, type Cell } from "./formats";
import { loadStudy, readText, type LoadedStudy } from "./loadStudy";
import type { Arguments } from "./usage";

/** `verbatim codings`: one row a coding, in the order of the files. */
export async function runCodings({ path, format }: Arguments): Promise<number> {
  const loaded = await loadStudy(path);
  const rows = loaded.paths.flatMap((file) => rowsOf(loaded, path, file));
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

/** The words are not kept while a study is counted, so each file is read once more for them. */
function rowsOf({ study }: LoadedStudy, folder: string, path: string): CodingRow[] {
  const facts = study.figures.study.files.get(path);
  const voices = study.figures.voices.get(path);
  if (facts === undefined || voices === undefined) return [];
  const transcript = parseTranscript(readText(join(folder, path)));
  return codingRowsOf({ path, transcript, facts, voices });
}
