import { codesBelowIn, type CodesBelow } from "../counts/query/codesBelow";
import type { QueryFigures } from "../counts/query/figures";
import { passagesMeant } from "../counts/query/named";
import { queryRowsOf, type QueryRow } from "../counts/query/rows";
import type { FoundFile } from "../counts/query/run";
import { shownStretches, type ShownAs } from "../counts/query/shown";
import type { QueryNode } from "../counts/query/syntax";
import { printResult, type Cell } from "./formats";
import { loadCounted } from "./loadCounted";
import { readQuery, readTranscript, resultOfQuery, writtenQuery } from "./studyQuery";
import { UsageError, type Arguments } from "./usage";

/** `verbatim query`: one row a stretch that the query finds, in the order of the files. */
export async function runQueryCommand(args: Arguments): Promise<number> {
  const { path, format, operand, query: options } = args;
  const as = shownAs(options.as);
  const loaded = await loadCounted(args);
  const written = writtenQuery(loaded, { typed: operand, saved: options.saved });
  const query = await readQuery(loaded, written);
  const { files, figures } = await resultOfQuery(loaded, path, query);
  if (options.isCounting) return printFigures(format, figures);
  const codesBelow = codesBelowIn(loaded.study.figures.study.codebook);
  const rows = files.flatMap((file) => rowsOf(file, { folder: path, query, as, codesBelow }));
  printResult(format, rows, () => ({ columns: COLUMNS, rows: rows.map(cellsOf) }));
  return 0;
}

const COLUMNS = [
  ...(["file", "line", "column", "text", "speaker", "case"] as const),
  ...(["heading", "memo", "by", "id"] as const),
];

const FIGURES = ["passages", "words", "cases", "transcripts"] as const;

function printFigures(format: Arguments["format"], figures: QueryFigures): number {
  const row = FIGURES.map((figure) => figures[figure]);
  printResult(format, figures, () => ({ columns: FIGURES, rows: [row] }));
  return 0;
}

function cellsOf(row: QueryRow): Cell[] {
  return COLUMNS.map((column) => row[column]);
}

const SHOWN: readonly string[] = ["stretches", "passages", "paragraphs"] satisfies ShownAs[];

function shownAs(value: string): ShownAs {
  if (SHOWN.includes(value)) return value as ShownAs;
  throw new UsageError(`Unknown --as “${value}”: take stretches, passages or paragraphs.`);
}

interface Showing {
  readonly folder: string;
  readonly query: QueryNode;
  readonly as: ShownAs;
  readonly codesBelow: CodesBelow;
}

function rowsOf(file: FoundFile, { folder, query, as, codesBelow }: Showing): QueryRow[] {
  const { path, facts, voices, stretches } = file;
  const shown = shownStretches(query, { as, stretches }, { facts, codesBelow });
  const transcript = readTranscript(folder, path);
  const isMeant = passagesMeant(query, codesBelow);
  return queryRowsOf({ path, transcript, facts, voices }, shown, { isMeant });
}
