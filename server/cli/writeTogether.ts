import { linkSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { reasonOf, removeEmpty, THERE, writeAll } from "./replaceFile";

/** A file that belongs to others, which are written with it or not at all. */
export interface TogetherFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files, all of them or none: each stands beside its place, under another name, until all of
 * them do, and then they take their places at once. They may be made one after the other, while they
 * are written. With `isForced` they take the place of files that are there. Gives the reason where
 * nothing was written; then nothing is left behind, also where somebody interrupts the program.
 */
export async function writeTogether(
  files: Iterable<TogetherFile> | AsyncIterable<TogetherFile>,
  { isForced }: { readonly isForced: boolean },
): Promise<string | undefined> {
  const staged: Staged[] = [];
  const folders: Folder[] = [];
  let [isStopped, isDone] = [false, false];
  const stop = (): void => void (isStopped = true);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    for await (const file of files) {
      const problem = stage(file, { staged, folders });
      if (problem !== undefined) return `${problem} ${NOTHING}`;
      // Signals are heard between two files.
      await new Promise((next) => setImmediate(next));
      if (isStopped) return `It was interrupted. ${NOTHING}`;
    }
    const problem = takePlaces(staged, isForced);
    isDone = problem === undefined;
    return problem;
  } finally {
    for (const { beside, old } of staged)
      for (const left of [beside, old]) rmSync(left, { force: true });
    if (!isDone) for (const { path, made } of folders.reverse()) removeEmpty(path, made);
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

const NOTHING = "Nothing was written.";

interface Staged {
  readonly path: string;
  /** Where the file waits, and where the one is kept whose place it takes. */
  readonly beside: string;
  readonly old: string;
}

/** A folder that was made, and the outermost one that was made with it. */
interface Folder {
  readonly path: string;
  readonly made: string;
}

function stage(
  { path, bytes }: TogetherFile,
  { staged, folders }: { readonly staged: Staged[]; readonly folders: Folder[] },
): string | undefined {
  const folder = resolve(dirname(path));
  const name = `.verbatim-${process.pid}-${staged.length}`;
  const [beside, old] = ["tmp", "old"].map((ending) => join(folder, `${name}.${ending}`));
  try {
    const made = mkdirSync(folder, { recursive: true });
    if (made !== undefined) folders.push({ path: folder, made });
  } catch (error) {
    const isFile = ["EEXIST", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");
    return `“${dirname(path)}”: ${isFile ? "A file stands where this folder would be." : reasonOf(error)}`;
  }
  try {
    const mode = statusOf(path)?.mode ?? 0o666;
    const file = openSync(beside, "wx", mode & 0o777);
    staged.push({ path, beside, old });
    writeAll(file, bytes);
    return undefined;
  } catch (error) {
    return `“${path}”: ${reasonOf(error)}`;
  }
}

/** Takes what is there by then out of its place again where one file cannot have its own. */
function takePlaces(staged: readonly Staged[], isForced: boolean): string | undefined {
  for (const [index, one] of staged.entries()) {
    const reason = takePlace(one, isForced);
    if (reason === undefined) continue;
    const lost = staged.slice(0, index).filter((other) => !putBack(other));
    const rest = lost.map(({ path }) => path).join(", ");
    const end = lost.length === 0 ? NOTHING : `These could not be put back: ${rest}.`;
    return `“${one.path}”: ${reason} ${end}`;
  }
  return undefined;
}

function takePlace({ path, beside, old }: Staged, isForced: boolean): string | undefined {
  try {
    const status = statusOf(path);
    if (status === undefined) return void withSecondName(beside, path);
    if (!isForced) return THERE;
    if (!status.isFile()) return "It is no file, so it was left alone.";
    withSecondName(path, old);
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** A second name takes no other file's place; some disks have one name for each file. */
function withSecondName(path: string, second: string): void {
  try {
    linkSync(path, second);
  } catch (error) {
    if (statusOf(second) !== undefined) throw error;
    renameSync(path, second);
  }
}

function putBack({ path, old }: Staged): boolean {
  try {
    if (statusOf(old) === undefined) rmSync(path, { force: true });
    else renameSync(old, path);
    return true;
  } catch {
    return false;
  }
}

function statusOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
