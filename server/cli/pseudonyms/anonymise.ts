import { existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { MAY_BE_KEPT, type CopiedFile, type Kept } from "../../exchange/pseudonyms/anonymise";
import type { KeyEntry } from "../../exchange/pseudonyms/key";
import type { RefusedFile } from "../../exchange/pseudonyms/study";
import { csvOfTable } from "../../exchange/report/csv";
import { CODEBOOK_NAME } from "../../study/discovery";
import { printResult } from "../formats";
import { createProgress } from "../progress";
import { createFile, createFolder } from "../replaceFile";
import { UsageError, type Arguments } from "../usage";
import { isInside, readKeyFile } from "./keyFile";
import { studyFilesIn, type StudyFile, type StudyFiles } from "./studyFiles";
import { suspectRows, type CopyRow } from "./suspectRows";

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
  const { copied, refused, ...copy } = await copyOf(files, {
    entries,
    interviewers: files.interviewers,
    keeps,
    acceptsChangedWords: isResealing,
  });
  const rows: CopyRow[] = refused.map(({ path: place, reason }) => ({
    ...{ result: "refused", count: 1, what: "file", message: reason, places: [place] },
  }));
  if (refused.length === 0) {
    writeKey(newKey, [...entries, ...copy.entries]);
    writeCopy(to, copied);
    rows.push(
      ...copy.account.map(({ fate, why, ...item }) => ({
        ...item,
        result: fate,
        message: why ?? "",
      })),
    );
    rows.push({ result: "written", count: 1, what: "key", message: KEEP, places: [newKey] });
    rows.push(...(await suspectRows(copied, pseudonymsOf([...entries, ...copy.entries]))));
  }
  printResult(format, rows, () => ({
    columns: ["result", "count", "what", "places", "message"],
    rows: rows.map(({ result, count, what, places, message }) => [
      ...[result, count, what, places.slice(0, SHOWN).join(", "), message],
    ]),
    notes: [],
  }));
  return refused.length === 0 ? 0 : 1;
}

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
  if (isInside(nearestFolder(to), study))
    throw new UsageError(`“${to}” lies in the study. Name a folder outside.`);
}

function nearestFolder(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  return realpathSync(folder);
}

interface Folders {
  readonly study: string;
  readonly copy: string;
}

/** A key that is not there yet is an empty one. */
async function keyFor(key: string, { study, copy }: Folders): Promise<readonly KeyEntry[]> {
  const isInCopy = `${resolve(key)}/`.startsWith(`${resolve(copy)}/`);
  if (isInCopy || isInside(nearestFolder(dirname(resolve(key))), study))
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

type Wishes = Parameters<typeof import("../../lazy/pseudonyms").createCopier>[1];

async function copyOf(files: StudyFiles, wishes: Wishes) {
  const { createCopier } = await import("../../lazy/pseudonyms");
  const known: StudyFile[] = [];
  const refused: RefusedFile[] = [];
  for (const path of files.paths.filter(files.isKnown)) {
    const file = files.read(path);
    if ("failure" in file) refused.push({ path, reason: file.failure });
    else known.push(file);
  }
  const copier = createCopier(known, wishes);
  const copied: CopiedFile[] = [];
  const progress = createProgress("Copying", known.length);
  for (const [index, file] of known.entries()) {
    const copy = copier.copy(file);
    if (copy !== undefined && "reason" in copy) refused.push(copy);
    else if (copy !== undefined) copied.push(copy);
    progress.done(index + 1);
  }
  progress.end();
  const united = copier.united();
  if (united !== undefined) refused.push({ path: "", reason: united });
  return { copied, refused, entries: copier.entries, account: copier.account() };
}

/** The codebook makes a study of a folder, so it comes last. */
function writeCopy(to: string, copied: readonly CopiedFile[]): void {
  const isLast = ({ path }: CopiedFile): number => (path === CODEBOOK_NAME ? 1 : 0);
  for (const { path, text } of [...copied].sort((a, b) => isLast(a) - isLast(b))) {
    const place = join(to, path);
    const problem = createFolder(dirname(place)) ?? createFile(place, Buffer.from(text));
    if (problem !== undefined)
      throw new UsageError(`“${place}”: ${problem} The copy is not complete: delete it.`);
  }
}

function pseudonymsOf(entries: readonly KeyEntry[]): readonly string[] {
  return entries.map(({ pseudonym }) => pseudonym);
}

function writeKey(path: string, entries: readonly KeyEntry[]): void {
  const rows = entries.map(({ name, pseudonym, kind }) => [name, pseudonym, kind ?? ""]);
  const text = csvOfTable({ columns: ["name", "pseudonym", "kind"], rows });
  const problem = createFile(path, Buffer.from(text));
  if (problem !== undefined) throw new UsageError(`“${path}”: ${problem}`);
}
