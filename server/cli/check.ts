import { allProblems, type FileProblem } from "../features/problems";
import { snapshotOf } from "../lsp/liveStudy";
import { DEFAULT_SETTINGS } from "../settings";
import { printResult, type Cell } from "./formats";
import { loadStudy } from "./loadStudy";
import { namesLeft } from "./pseudonyms/checkNames";
import type { Arguments } from "./usage";

/** One row of `verbatim check`; lines and columns count from 1. */
export interface CheckRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/**
 * `verbatim check`: 1 when there is an error, or with --strict a warning. With --names it is about
 * the names of a key instead.
 */
export async function runCheck(args: Arguments): Promise<number> {
  const { path, format, isStrict, names } = args;
  const key = names.names;
  const rows =
    key === undefined ? await problemsIn(path) : await namesLeft({ path, key, isStrict });
  printResult(format, rows, () => ({ columns: COLUMNS, rows: rows.map(cellsOf), notes: [] }));
  const failing = isStrict ? ["error", "warning"] : ["error"];
  return rows.some((row) => failing.includes(row.severity)) ? 1 : 0;
}

async function problemsIn(path: string): Promise<readonly CheckRow[]> {
  const { study } = await loadStudy(path);
  const rows: CheckRow[] = [];
  for (const [file, failure] of study.failures) rows.push(failureRow(file, failure));
  for (const { path: file, problem } of allProblems(snapshotOf(study, DEFAULT_SETTINGS))) {
    rows.push(rowOf(file, problem));
  }
  return rows.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

const COLUMNS = [
  "file",
  "line",
  "column",
  "endLine",
  "endColumn",
  "severity",
  "code",
  "message",
] as const;

function cellsOf(row: CheckRow): Cell[] {
  return COLUMNS.map((column) => row[column]);
}

function rowOf(file: string, { range, severity, code, message }: FileProblem): CheckRow {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    severity,
    code,
    message,
  };
}

function failureRow(file: string, message: string): CheckRow {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { file, ...place, severity: "error", code: "unreadable-file", message };
}
