import type { KwicOptions, KwicRow } from "../counts/kwic";
import { phraseOf } from "../counts/query/phrases";
import { kwicOf, kwicRowsOf } from "../features/query/kwic";
import { printResult, type Cell } from "./formats";
import { loadCounted } from "./loadCounted";
import { paperSource } from "./paperSource";
import { readQuery } from "./studyQuery";
import { UsageError, type Arguments } from "./usage";

/** `verbatim kwic`: words wherever they are said, with what stands around them. */
export async function runKwic(args: Arguments): Promise<number> {
  const { path, format, operand: words = "", query } = args;
  const options = { width: widthOf(query.width), role: roleOf(query.role) };
  if (phraseOf(words).length === 0)
    throw new UsageError("Say which words: verbatim kwic <study folder> '<words>'.");
  const where = whereOf(query.where);
  const loaded = await loadCounted(args);
  if (where !== undefined) await readQuery(loaded, { text: where, name: "the query of --where" });
  const wish = { words, ...options, where, limit: Infinity };
  const found = await kwicOf(paperSource(loaded, path), wish);
  if ("problem" in found) throw new UsageError(found.problem);
  const rows = kwicRowsOf(found);
  printResult(format, rows, () => ({ columns: COLUMNS, rows: rows.map(cellsOf) }));
  return 0;
}

const COLUMNS = [
  ...(["file", "line", "column", "speaker", "case"] as const),
  ...(["before", "match", "after"] as const),
];

function cellsOf(row: KwicRow): Cell[] {
  return COLUMNS.map((column) => row[column]);
}

const MOST = 10_000;

function widthOf(value: string): number {
  const width = Number(value);
  if (/^\d+$/.test(value) && width <= MOST) return width;
  throw new UsageError(`--width takes a number of characters up to ${MOST}, not “${value}”.`);
}

function roleOf(value: string | undefined): KwicOptions["role"] {
  if (value === undefined || value === "participant" || value === "interviewer") return value;
  throw new UsageError(`Unknown --role “${value}”: take participant or interviewer.`);
}

/** The query that limits where words are looked for; undefined where every place counts. */
function whereOf(where: readonly string[] = []): string | undefined {
  if (where.length > 1) throw new UsageError("--where takes one query; combine them with AND.");
  return where.at(0);
}
