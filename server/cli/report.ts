import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { refreshReport, type Refreshed } from "../exchange/directives/refresh";
import type { PaperSource } from "../exchange/paper/source";
import { transcriptMatcher } from "../codebook/match";
import { applyEdits } from "../markup/edits/edit";
import { CODEBOOK_NAME } from "../study/discovery";
import { printResult } from "./formats";
import { loadCounted } from "./loadCounted";
import { readText } from "./loadStudy";
import { paperSource } from "./paperSource";
import { replaceFile } from "./replaceFile";
import { UsageError, type Arguments } from "./usage";

/** One directive of the report; lines count from 1. */
interface ReportRow {
  readonly line: number;
  readonly result: "filled" | "current" | "out of date" | "problem";
  readonly message: string;
}

/**
 * `verbatim report`: fills the directives of a Markdown or Quarto file. 1 when a directive has a
 * problem, and with --check, which writes nothing, also when one is out of date.
 */
export async function runReport(args: Arguments): Promise<number> {
  const { path, format, isCheck } = args;
  const text = readText(path);
  const refreshed = await refreshReport(text, studiesFor(args));
  const problem = isCheck ? undefined : write(path, text, refreshed);
  if (problem !== undefined) throw new UsageError(`“${path}”: ${problem}`);
  const rows = rowsOf(refreshed, isCheck);
  printResult(format, rows, () => ({
    columns: ["line", "result", "message"],
    rows: rows.map(({ line, result, message }) => [line, result, message]),
    notes: [],
  }));
  return rows.some(({ result }) => result === "problem" || result === "out of date") ? 1 : 0;
}

function rowsOf({ edits, current, problems }: Refreshed, isCheck: boolean): ReportRow[] {
  const filled = isCheck ? "out of date" : "filled";
  const rows: ReportRow[] = [
    ...edits.map(({ line }) => ({ line, result: filled, message: "" }) as const),
    ...current.map((line) => ({ line, result: "current", message: "" }) as const),
    ...problems.map(({ line, message }) => ({ line, result: "problem", message }) as const),
  ];
  return rows.sort((a, b) => a.line - b.line);
}

function write(path: string, text: string, { edits }: Refreshed): string | undefined {
  if (edits.length === 0) return undefined;
  const before = readFileSync(path);
  // The byte order mark is no part of the text that was read.
  const mark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf ? "\ufeff" : "";
  if (!before.equals(Buffer.from(mark + text)))
    return "It was changed in the meantime, so it was left alone.";
  const after = applyEdits(
    text,
    edits.map(({ span, newText }) => ({ span, newText })),
  );
  return replaceFile(path, before, Buffer.from(mark + after));
}

/** The studies of a report, each read once. */
function studiesFor({
  path: report,
  scope,
}: Arguments): (study: string | undefined) => Promise<PaperSource | { problem: string }> {
  const known = new Map<string, Promise<PaperSource>>();
  return async (named) => {
    const found = named === undefined ? studyAbove(report) : studyNamed(report, named);
    if ("problem" in found) return found;
    const { folder } = found;
    const source =
      known.get(folder) ??
      loadCounted({ path: folder, scope }).then((study) => paperSource(study, folder));
    known.set(folder, source);
    return refusalIfTranscript(await source, relative(folder, resolve(report)));
  };
}

/** The words of an interview are never written over, whatever stands in them. */
function refusalIfTranscript(source: PaperSource, path: string): PaperSource | { problem: string } {
  const isTranscript = transcriptMatcher(source.study.figures.study.codebook);
  if (path.startsWith("..") || !isTranscript(path.replaceAll("\\", "/"))) return source;
  return { problem: "This file is a transcript of the study, and no report." };
}

type Folder = { readonly folder: string } | { readonly problem: string };

/** The nearest folder above the report that has a codebook. */
function studyAbove(report: string): Folder {
  let folder = dirname(resolve(report));
  for (;;) {
    if (existsSync(join(folder, CODEBOOK_NAME))) return { folder };
    const above = dirname(folder);
    if (above === folder)
      return {
        problem: `No folder above the report has a ${CODEBOOK_NAME}. Name one: --study <path>.`,
      };
    folder = above;
  }
}

/** A report reads studies below the folder that one stands in, and nothing else of the machine. */
function studyNamed(report: string, named: string): Folder {
  const folder = resolve(dirname(report), named);
  if (!existsSync(join(folder, CODEBOOK_NAME)))
    return { problem: `“${named}” has no ${CODEBOOK_NAME}, so it is not a study.` };
  const root = rootFor(report);
  const path = relative(root, realpathSync(folder));
  if (path !== "" && (path.startsWith("..") || isAbsolute(path)))
    return {
      problem: `“${named}” lies outside “${root}”, so it is not read. Run verbatim in a folder above both.`,
    };
  return { folder };
}

/** The folder that verbatim runs in, where the report lies below it; else the report's own. */
function rootFor(report: string): string {
  const here = realpathSync(process.cwd());
  const own = dirname(realpathSync(report));
  const path = relative(here, own);
  return path === "" || !(path.startsWith("..") || isAbsolute(path)) ? here : own;
}
