import type { Place } from "../../counts/crosstab/places";
import { matrixOf, type Matrix, type MatrixRequest } from "../../counts/framework/matrix";
import { placeSummaries, type PlacedSummaries } from "../../counts/framework/summaries";
import type { TranscriptContext } from "../../features/context";
import { wordingBetween } from "../../markup/wording";
import { wordsOfCoding } from "../../study/facts";
import { FRAMEWORK_NAME, readFramework } from "../../study/framework";
import type { Cell } from "../report/model";
import type { PaperSource } from "./source";

/** A framework matrix with its words, and what the researcher has written of its cells. */
export interface MatrixTable extends Pick<Matrix, "by" | "columns"> {
  readonly rows: readonly { readonly case: string; readonly cells: readonly MatrixCell[] }[];
}

export interface MatrixCell {
  readonly summary: string | null;
  readonly passages: readonly MatrixPassage[];
}

/** A passage of a cell; line and column count from 1. */
interface MatrixPassage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export const MATRIX_RULES: Readonly<Record<Matrix["by"], string>> = {
  theme: `Passages of the theme, with all below it, that hold a word of the case; summaries come from ${FRAMEWORK_NAME}.`,
  heading: `Passages of any code that hold a word of the case under the heading; summaries come from ${FRAMEWORK_NAME}.`,
};

export interface ReadMatrix {
  readonly table: MatrixTable;
  /** What of `framework.md` belongs to no cell. */
  readonly problems: PlacedSummaries["problems"];
  /** The files whose passages are missing, because they could not be read. */
  readonly unread: readonly string[];
}

/** Cases and themes of the summaries are those of the whole study, also where a scope limits it. */
export async function matrixTableOf(
  source: PaperSource,
  request: MatrixRequest,
): Promise<ReadMatrix> {
  const { study, pause } = source;
  const { by, columns, rows } = await matrixOf(study.figures, request, pause);
  const reading = study.framework?.reading ?? readFramework("");
  const { summaryOf, problems } = placeSummaries(study.whole ?? study.figures, reading);
  const unread = new Set<string>();
  const read = createReader(source, unread);
  const filled: MatrixTable["rows"][number][] = [];
  for (const { case: name, cells } of rows) {
    const own: MatrixCell[] = [];
    for (const [at, places] of cells.entries()) {
      const summary = summaryOf(name, columns[at].id) ?? null;
      own.push({ summary, passages: await passagesOf(places, read) });
    }
    filled.push({ case: name, cells: own });
    await pause();
  }
  return { table: { by, columns, rows: filled }, problems, unread: [...unread].sort() };
}

/** The rows of the matrix below the case and its columns: the summary, then the passages. */
export function matrixRows({ rows }: MatrixTable): readonly (readonly Cell[])[] {
  return rows.map(({ case: name, cells }) => [name, ...cells.map(cellOf)]);
}

function cellOf({ summary, passages }: MatrixCell): Cell {
  const said = passages.map(({ file, line, text }) => `“${text}” (${file}:${line})`);
  return { lines: summary === null ? said : [summary, ...said] };
}

type Read = (path: string) => Promise<TranscriptContext | undefined>;

/** Cases of one file follow each other, mostly, so that the last file is all that is kept. */
function createReader({ read }: PaperSource, unread: Set<string>): Read {
  let last: { readonly path: string; readonly context: TranscriptContext | undefined } | undefined;
  return async (path) => {
    if (last?.path === path) return last.context;
    const context = await read(path);
    if (context === undefined) unread.add(path);
    last = { path, context };
    return context;
  };
}

async function passagesOf(places: readonly Place[], read: Read): Promise<MatrixPassage[]> {
  const passages: MatrixPassage[] = [];
  for (const { file, start, end, firstCoding } of places) {
    const context = await read(file.path);
    if (context === undefined) continue;
    const { startLine, startCharacter } = wordsOfCoding(file.facts, firstCoding);
    const text = wordingBetween(context.transcript, start, end);
    passages.push({ file: file.path, line: startLine + 1, column: startCharacter + 1, text });
  }
  return passages;
}
