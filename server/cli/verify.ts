import { resolve } from "node:path";
import { correctionsOf } from "../features/sealedWords";
import { parseTranscript } from "../markup/parse";
import { sealOf, sealStateOf } from "../markup/seal";
import { wordingOf } from "../markup/wording";
import type { Transcript } from "../markup/model";
import { lineIndexOf } from "../study/lineIndex";
import { lineAt } from "../study/lineIndex";
import { printResult, type Cell } from "./formats";
import { readText } from "./loadStudy";
import { targetsAt, type Target } from "./targets";
import type { Arguments } from "./usage";

/** One place where words changed, or a transcript without a seal; lines and columns count from 1. */
interface VerifyRow {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly result: "changed" | "unsealed";
  /** The sealed words and those of now, where the last commit has the sealed ones. */
  readonly was: string | null;
  readonly is: string | null;
  readonly message: string;
}

const COLUMNS = ["file", "line", "column", "result", "was", "is", "message"] as const;

/**
 * `verbatim verify`: 0 when the words of every sealed transcript are those that were sealed, else 1
 * and which changed. A transcript without a seal is listed; with --strict it is a failure.
 */
export async function runVerify({ path, format, isStrict }: Arguments): Promise<number> {
  const { transcripts, isIncomplete } = await targetsAt(path);
  const rows: VerifyRow[] = [];
  for (const target of transcripts) rows.push(...(await verify(target)));
  printResult(format, rows, () => ({ columns: COLUMNS, rows: rows.map(cellsOf), notes: [] }));
  const isFailure = rows.some(({ result }) => isStrict || result === "changed");
  return isFailure || isIncomplete ? 1 : 0;
}

function cellsOf(row: VerifyRow): Cell[] {
  return COLUMNS.map((column) => row[column]);
}

async function verify({ file, path }: Target): Promise<VerifyRow[]> {
  const transcript = parseTranscript(readText(path));
  const state = sealStateOf(transcript);
  if (state === "sealed") return [];
  if (state === "unsealed") {
    const nowhere = { line: null, column: null, was: null, is: null };
    return [{ file, ...nowhere, result: "unsealed", message: "This transcript has no seal." }];
  }
  const { earlier, reason } = await earlierOf(path, transcript);
  const lines = lineIndexOf(transcript.text);
  if (earlier === undefined) return [atSeal(file, transcript, reason)];
  return correctionsOf({ transcript, lines }, earlier).map(({ range, was, is, message }) => ({
    file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    result: "changed",
    was,
    is,
    message,
  }));
}

/** The last committed version, if the seal fits it. */
async function earlierOf(
  path: string,
  { frontMatter }: Transcript,
): Promise<{ readonly earlier?: Transcript; readonly reason: string }> {
  const { committedText } = await import("../lazy/git");
  const found = await committedText(resolve(path));
  if ("reason" in found) return { reason: found.reason ?? "" };
  const earlier = parseTranscript(found.text);
  if (sealOf(wordingOf(earlier)) === frontMatter.seal?.value) return { earlier, reason: "" };
  return { reason: "The words of the last commit do not fit the seal either." };
}

function atSeal(file: string, { frontMatter, text }: Transcript, reason: string): VerifyRow {
  const lines = lineIndexOf(text);
  const start = frontMatter.seal?.start ?? 0;
  const line = lineAt(lines, start);
  const message = `The words are not those that were sealed; which ones changed is not known. ${reason}`;
  return {
    file,
    line: line + 1,
    column: start - lines.starts[line] + 1,
    result: "changed",
    was: null,
    is: null,
    message: message.trim(),
  };
}
