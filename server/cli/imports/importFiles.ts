import type { AccountItem } from "../../exchange/imports/account";
import type { FoundInFile } from "../../exchange/imports/imported";
import { planCodebook } from "../../exchange/imports/plan/planCodebook";
import {
  planFile,
  type PlannedTranscript,
  type PlanWishes,
} from "../../exchange/imports/plan/planFile";
import type { ImportPseudonyms } from "../../exchange/imports/plan/pseudonyms";
import type { SpeakerFigures } from "../../exchange/imports/plan/preview";
import { comparableLabel } from "../../markup/labelRules";
import { CODEBOOK_NAME } from "../../study/discovery";
import { printResult } from "../formats";
import { createProgress } from "../progress";
import { UsageError, type Arguments, type ImportArguments } from "../usage";
import { pseudonymsOf } from "./pseudonyms";
import { readImport } from "./readFile";
import { sheetOf } from "./sheet";
import { targetIn, type Target } from "./target";

/** What became of one transcript of one file, or of its codebook. */
export interface ImportRow {
  /** The file as it was named. */
  readonly file: string;
  readonly format?: string;
  readonly result: "written" | "would be written" | "not written";
  /** The path in the study, where it has one. */
  readonly path?: string;
  /** Why it was not written, or what is to be done with it. */
  readonly message: string;
  readonly speakers: readonly SpeakerFigures[];
  /** How it begins; only before it is written. */
  readonly begins?: readonly string[];
  readonly account: readonly AccountItem[];
}

/**
 * `verbatim import`: files of other programs become transcripts of a study, never over a file that
 * is there. 1 when something was not written.
 */
export async function runImport({ path, format, imports, names }: Arguments): Promise<number> {
  if (imports === undefined) throw new UsageError("import needs files.");
  const target = targetIn(path);
  const askers = new Set(target.codebook?.interviewers.map((name) => name.toLowerCase()));
  const pseudonyms = await pseudonymsOf(names.key, path);
  const typed = wishesOf(imports);
  const renames = new Map([...pseudonyms.renames, ...typed.renames]);
  const wishes = { ...typed, renames, askers, advice: "--interviewer says who asks." };
  const task: Task = {
    ...{ path, target, imports, wishes, pseudonyms },
    ...{ renamed: [...typed.renames.keys()], met: new Set(), hasCodebook: false },
  };
  const rows: ImportRow[] = [];
  const progress = createProgress("Bringing in files", imports.files.length);
  for (const [index, file] of imports.files.entries()) {
    rows.push(...(await importFile(task, file)));
    progress.done(index + 1);
  }
  progress.end();
  warnOfStrangers(task);
  printResult(format, rows, () => sheetOf(rows));
  return rows.some(({ result }) => result === "not written") ? 1 : 0;
}

interface Task {
  /** The folder as it was named. */
  readonly path: string;
  readonly target: Target;
  readonly imports: ImportArguments;
  readonly wishes: PlanWishes;
  readonly pseudonyms: ImportPseudonyms;
  /** The names that were typed to be renamed. */
  readonly renamed: readonly string[];
  /** Every name that was met. */
  readonly met: Set<string>;
  /** Whether a file made the folder a study, or would. */
  hasCodebook: boolean;
}

function wishesOf(imports: ImportArguments): Pick<PlanWishes, "renames" | "interviewers" | "case"> {
  const renames = new Map(
    imports.renames.map((pair) => {
      const at = pair.indexOf("=");
      if (at <= 0 || at === pair.length - 1)
        throw new UsageError(`--rename takes old=new, not “${pair}”.`);
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
  return { renames, interviewers: imports.interviewers, case: imports.case };
}

async function importFile(task: Task, file: string): Promise<readonly ImportRow[]> {
  const found = await readImport(file, task.imports.reading);
  if ("refusal" in found) return [notWritten(file, found.refusal)];
  if (!isStudy(task, found)) {
    return [notWritten(file, `“${task.path}” has no ${CODEBOOK_NAME}, so it is not a study.`)];
  }
  noteSpeakers(found, task.met);
  const { target, wishes } = task;
  const source = file.replace(/^.*[\\/]/s, "");
  const rows = found.codebook === undefined ? [] : [bringCodebook(task, file, found.codebook)];
  const planned = planFile(source, found, { places: target.places, wishes });
  rows.push(...planned.map((transcript) => bringTranscript(task, file, transcript)));
  const { format, account } = found;
  return rows.map((row, index) => {
    return { ...row, format, account: index === 0 ? [...account, ...row.account] : row.account };
  });
}

function notWritten(file: string, message: string): ImportRow {
  return { file, result: "not written", message, speakers: [], account: [] };
}

function isStudy(task: Task, found: FoundInFile): boolean {
  task.hasCodebook ||= task.target.codebook !== undefined || found.codebook !== undefined;
  return task.hasCodebook;
}

function noteSpeakers({ transcripts }: FoundInFile, met: Set<string>): void {
  for (const part of transcripts.flatMap(({ parts }) => parts)) {
    if (part.kind === "speech" && part.speaker !== undefined) met.add(part.speaker);
  }
}

function bringCodebook({ imports, target }: Task, file: string, text: string): ImportRow {
  const source = file.replace(/^.*[\\/]/s, "");
  const { places, codebook: own } = target;
  const { path, message, account } = planCodebook(source, text, { places, own });
  const row = { file, path, speakers: [], account };
  if (imports.isDryRun) return { ...row, result: "would be written", message };
  return { ...row, ...put(target, { path, text, message }) };
}

function bringTranscript(
  { imports, target, pseudonyms }: Task,
  file: string,
  planned: PlannedTranscript,
): ImportRow {
  const { path, text, message, speakers, begins, account } = pseudonyms.replaceIn(planned);
  const row = { file, path, speakers, account };
  if (path === undefined) return { ...row, result: "not written", message };
  if (imports.isDryRun) return { ...row, result: "would be written", message, begins };
  return { ...row, ...put(target, { path, text, message }) };
}

function put(
  target: Target,
  {
    path,
    text,
    message,
  }: { readonly path: string; readonly text: string; readonly message: string },
): Pick<ImportRow, "result" | "message"> {
  const problem = target.put(path, text);
  if (problem === undefined) return { result: "written", message };
  return { result: "not written", message: problem };
}

/** A name that was misspelled must not look as if it had been obeyed. */
function warnOfStrangers({ imports, wishes, renamed, met }: Task): void {
  const names = [...met];
  const known = new Set([...names, ...wishes.renames.values()].map(comparableLabel));
  const strangers = [
    ...imports.interviewers.filter((name) => !known.has(comparableLabel(name))),
    ...renamed.filter((name) => !met.has(name)),
  ];
  for (const name of new Set(strangers)) {
    process.stderr.write(`verbatim: nobody is called “${name}” in these files.\n`);
  }
}
