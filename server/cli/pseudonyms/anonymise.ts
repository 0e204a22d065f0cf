import { existsSync, lstatSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { MAY_BE_KEPT, type CopyWishes, type Kept } from "../../exchange/pseudonyms/anonymise";
import type { KeyEntry } from "../../exchange/pseudonyms/key";
import type { NoCopy, StudyCopy } from "../../exchange/pseudonyms/studyCopy";
import { liesIn } from "../../lsp/liesIn";
import { printResult } from "../formats";
import { createProgress } from "../progress";
import { createFile, createFolderOf } from "../replaceFile";
import { UsageError, type Arguments } from "../usage";
import { readKeyFile } from "./keyFile";
import { studyFilesIn, type StudyFiles } from "./studyFiles";

/**
 * `verbatim anonymise`: a copy of a study for an archive, in a folder of its own. What the key lacks
 * is written into a new key beside it. 1 when there is no copy.
 */
export async function runAnonymise({ path, format, exchange, names, isResealing }: Arguments) {
  const { to } = exchange;
  const { key } = names;
  if (to === undefined || key === undefined) throw new UsageError(USAGE);
  const keeps = keptOf(names.keeps);
  const files = await studyFilesIn(path);
  refuseFolder(to, files.root);
  const entries = await keyFor(key, { study: files.root, copy: to });
  const newKey = existsSync(key) ? besideKey(key) : key;
  const copy = await copyOf(files, {
    ...{ entries, keeps, acceptsChangedWords: isResealing, howToKeep },
    interviewers: files.interviewers,
  });
  if ("files" in copy) await write(copy, { to, key: newKey });
  const rows = "files" in copy ? rowsOf(copy, newKey) : refusalsOf(copy);
  printResult(format, rows, () => ({
    columns: ["result", "count", "what", "places", "message"],
    rows: rows.map(({ result, count, what, places, message }) => [
      ...[result, count, what, places.slice(0, SHOWN).join(", "), message],
    ]),
    notes: [],
  }));
  return "files" in copy ? 0 : 1;
}

const howToKeep: CopyWishes["howToKeep"] = (kept, things) => `--keep ${kept} keeps ${things}.`;

/** What became of one sort of thing in a copy, or what to look at in it. */
interface CopyRow {
  readonly result: string;
  readonly count: number;
  readonly what: string;
  readonly places: readonly string[];
  readonly message: string;
}

function rowsOf({ account, suspects }: StudyCopy, newKey: string): readonly CopyRow[] {
  return [
    ...account.map(({ fate, why, ...item }) => ({ ...item, result: fate, message: why ?? "" })),
    { result: "written", count: 1, what: "key", message: KEEP, places: [newKey] },
    ...suspects.map(({ kind, written, count, places }) => ({
      ...{ result: "look at", count, what: `${kind}: ${written}`, places, message: HELP },
    })),
  ];
}

function refusalsOf({ refused }: NoCopy): readonly CopyRow[] {
  return refused.map(({ path, reason }) => ({
    ...{ result: "refused", count: 1, what: "file", message: reason, places: [path] },
  }));
}

const HELP = "It may tell who somebody is. This list is a help, and no proof.";
const SHOWN = 5;
const KEEP = "It says who is who: keep it apart from the copy.";
const USAGE =
  "Say which folder to write, and where the key is: verbatim anonymise <study folder> --to <new folder> --key <key.csv>";

function keptOf(typed: string | undefined): ReadonlySet<Kept> {
  const words = (typed ?? "").split(",").map((word) => word.trim());
  const unknown = words.find((word) => word !== "" && !MAY_BE_KEPT.includes(word as Kept));
  if (unknown !== undefined)
    throw new UsageError(`--keep takes ${MAY_BE_KEPT.join(", ")}, not “${unknown}”.`);
  return new Set(words as Kept[]);
}

/** A copy must not mix with anything, least of all with the study. */
function refuseFolder(to: string, study: string): void {
  const status = lstatSync(to, { throwIfNoEntry: false });
  if (status !== undefined && (!status.isDirectory() || readdirSync(to).length > 0))
    throw new UsageError(`“${to}” is there already, and not an empty folder. Name another one.`);
  if (liesIn(to, study)) throw new UsageError(`“${to}” lies in the study. Name a folder outside.`);
}

interface Folders {
  readonly study: string;
  readonly copy: string;
}

/** A key that is not there yet is an empty one. */
async function keyFor(key: string, { study, copy }: Folders): Promise<readonly KeyEntry[]> {
  if (liesIn(key, copy) || liesIn(key, study))
    throw new UsageError(`“${key}” must lie outside of the study and of its copy.`);
  return existsSync(key) ? readKeyFile(key, study) : [];
}

/** `names.csv` is followed by `names 2.csv`. */
function besideKey(key: string): string {
  const ending = extname(key);
  const stem = join(dirname(key), basename(key, ending)).replace(/ \d+$/, "");
  for (let number = 2; ; number++) {
    const path = `${stem} ${number}${ending}`;
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return path;
  }
}

async function copyOf(files: StudyFiles, wishes: CopyWishes): Promise<StudyCopy | NoCopy> {
  const { STEPS_PER_FILE, studyCopy } = await import("../../lazy/pseudonyms");
  const sources = files.paths.filter(files.isKnown).map((path) => {
    const file = files.read(path);
    return "failure" in file ? { path, reason: file.failure } : file;
  });
  const progress = createProgress("Copying", STEPS_PER_FILE * sources.length);
  let steps = 0;
  const step = (): undefined => progress.done(++steps) as undefined;
  try {
    return await studyCopy(sources, wishes, step);
  } finally {
    progress.end();
  }
}

/** The key and the copy are written both, or neither. */
async function write({ files, key }: StudyCopy, to: Targets): Promise<void> {
  const problem = await createFolderOf(
    to.to,
    files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })),
    () => createFile(to.key, Buffer.from(key)),
  );
  if (problem !== undefined) throw new UsageError(`${problem} Nothing was written.`);
}

interface Targets {
  readonly to: string;
  readonly key: string;
}
