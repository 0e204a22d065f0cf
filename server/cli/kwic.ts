import { kwicRowsOf, type KwicOptions, type KwicRow } from "../counts/kwic";
import { phraseOf } from "../counts/query/phrases";
import type { Stretches } from "../counts/query/stretches";
import { wordsInScope } from "../counts/scope/limited";
import { printResult, type Cell } from "./formats";
import { loadCounted } from "./loadCounted";
import type { LoadedStudy } from "./loadStudy";
import { readQuery, readTranscript, resultOfQuery } from "./studyQuery";
import { UsageError, type Arguments } from "./usage";

/** `verbatim kwic`: words wherever they are said, with what stands around them. */
export async function runKwic(args: Arguments): Promise<number> {
  const { path, format, operand, query } = args;
  const options = { width: widthOf(query.width), role: roleOf(query.role) };
  const phrase = phraseOf(operand ?? "");
  if (phrase.length === 0)
    throw new UsageError("Say which words: verbatim kwic <study folder> '<words>'.");
  const loaded = await loadCounted(args);
  const within = await stretchesWhere(loaded, path, query.where);
  const rows: KwicRow[] = [];
  for (const file of loaded.paths) {
    rows.push(...rowsOf(loaded, { folder: path, file, phrase, options, within }));
  }
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

/** By path; undefined where every place counts. */
async function stretchesWhere(
  loaded: LoadedStudy,
  folder: string,
  where: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Stretches> | undefined> {
  if (where === undefined) return undefined;
  if (where.length > 1) throw new UsageError("--where takes one query; combine them with AND.");
  const query = await readQuery(loaded, { text: where[0], name: "the query of --where" });
  const { files } = await resultOfQuery(loaded, folder, query);
  return new Map(files.map(({ path, stretches }) => [path, stretches]));
}

interface Looking {
  readonly folder: string;
  readonly file: string;
  readonly phrase: ReturnType<typeof phraseOf>;
  readonly options: KwicOptions;
  readonly within: ReadonlyMap<string, Stretches> | undefined;
}

function rowsOf(
  { study, whole = study.figures }: LoadedStudy,
  { folder, file: path, phrase, options, within }: Looking,
): KwicRow[] {
  const facts = whole.study.files.get(path);
  const voices = whole.voices.get(path);
  const own =
    within === undefined ? wordsInScope(study.figures.study.files.get(path)) : within.get(path);
  const isLeftOut = within !== undefined && own === undefined;
  if (facts === undefined || voices === undefined || isLeftOut) return [];
  const file = { path, transcript: readTranscript(folder, path), facts, voices };
  return kwicRowsOf(file, phrase, { ...options, ...(own === undefined ? {} : { within: own }) });
}
