import { join } from "node:path";
import type { AccountItem } from "../../exchange/imports/account";
import type { Imported } from "../../exchange/imports/imported";
import { writeTranscript, type WriteWishes } from "../../exchange/imports/writeTranscript";
import { comparableLabel, isNamed } from "../../markup/labelRules";
import { parseTranscript } from "../../markup/parse";
import { MAX_FILE_BYTES } from "../../study/files";
import { printResult } from "../formats";
import { createProgress } from "../progress";
import { createFile } from "../replaceFile";
import { UsageError, type Arguments, type ImportArguments } from "../usage";
import { placesIn, type Places } from "./places";
import { readImport } from "./readFile";
import { firstParagraphs, speakerFigures, type SpeakerFigures } from "./preview";
import { sheetOf } from "./sheet";
import { transcriptName } from "./transcriptName";

/** What became of one transcript of one file. */
export interface ImportRow {
  /** The file as it was named. */
  readonly file: string;
  readonly format?: string;
  readonly result: "written" | "would be written" | "not written";
  /** The path in the study, where it has one. */
  readonly transcript?: string;
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
export async function runImport({ path, format, imports }: Arguments): Promise<number> {
  if (imports === undefined) throw new UsageError("import needs files.");
  const places = placesIn(path);
  const task: Task = { places, imports, wishes: wishesOf(imports), met: new Set() };
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
  readonly places: Places;
  readonly imports: ImportArguments;
  readonly wishes: Omit<WriteWishes, "source">;
  /** Every name that was met, in its comparable form. */
  readonly met: Set<string>;
}

function wishesOf(imports: ImportArguments): Omit<WriteWishes, "source"> {
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
  if ("refusal" in found) {
    return [{ file, result: "not written", message: found.refusal, speakers: [], account: [] }];
  }
  const names = new Map<string, number>();
  return found.transcripts.map((imported) => {
    const plain = transcriptName(imported.name);
    const number = (names.get(plain) ?? 0) + 1;
    names.set(plain, number);
    const name = number === 1 ? plain : `${plain} ${number}`;
    const row = importOne(task, { file, name, imported });
    return { ...row, format: found.format, account: [...found.account, ...row.account] };
  });
}

interface Source {
  readonly file: string;
  readonly name: string;
  readonly imported: Imported;
}

function importOne(task: Task, { file, name, imported }: Source): ImportRow {
  const { met, places, imports, wishes } = task;
  for (const part of imported.parts) {
    if (part.kind === "speech" && part.speaker !== undefined) met.add(part.speaker);
  }
  const source = file.replace(/^.*[\\/]/s, "");
  const written = writeTranscript(imported, { ...wishes, source });
  const transcript = parseTranscript(written.text);
  const speakers = speakerFigures(transcript);
  const row = {
    file,
    speakers,
    account: [...imported.account, ...written.account],
  };
  if (transcript.wordingMap.length === 0)
    return { ...row, result: "not written", message: "Nobody says anything in it." };
  const place = places.placeFor(name);
  if ("problem" in place) return { ...row, result: "not written", message: place.problem };
  const message = adviceOn(speakers, places);
  if (imports.isDryRun) {
    const begins = firstParagraphs(transcript);
    return { ...row, result: "would be written", transcript: place.path, message, begins };
  }
  const problem = put(places, place.path, written.text);
  const result = problem === undefined ? "written" : "not written";
  return { ...row, result, transcript: place.path, message: problem ?? message };
}

/** Where nobody asks, the interviewer's words would be counted as those of a participant. */
function adviceOn(speakers: readonly SpeakerFigures[], { interviewers }: Places): string {
  const isAsking = ({ name, role }: SpeakerFigures): boolean =>
    role === "interviewer" || isNamed(name, interviewers);
  if (speakers.length < 2 || speakers.some(isAsking)) return "";
  return "Nobody is marked as the interviewer, so all are participants. --interviewer says who asks.";
}

function put(places: Places, path: string, text: string): string | undefined {
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_FILE_BYTES) {
    return "It would be larger than 50 MB, and Verbatim reads no larger transcripts.";
  }
  return places.prepare(path) ?? createFile(join(places.root, path), bytes);
}

/** A name that was misspelled must not look as if it had been obeyed. */
function warnOfStrangers({ imports, wishes, met }: Task): void {
  const names = [...met];
  const known = new Set([...names, ...wishes.renames.values()].map(comparableLabel));
  const strangers = [
    ...imports.interviewers.filter((name) => !known.has(comparableLabel(name))),
    ...[...wishes.renames.keys()].filter((name) => !met.has(name)),
  ];
  for (const name of new Set(strangers)) {
    process.stderr.write(`verbatim: nobody is called “${name}” in these files.\n`);
  }
}
