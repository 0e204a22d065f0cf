import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Writes a new file, and never over one that is there. Gives the reason where it cannot be done; then
 * nothing is left behind.
 *
 * This file and `writeTogether.ts` are the places in which the command line writes: always beside the
 * file first, under another name, so that whatever ends the program, no file holds a part of what it should.
 */
export function createFile(path: string, bytes: Buffer): string | undefined {
  return writeBeside(path, { bytes, mode: 0o666 }, (beside) => {
    try {
      // Other than a change of its name, a second name takes no other file's place.
      linkSync(beside, path);
    } catch (error) {
      if (["EEXIST", "ENOENT"].includes(codeOf(error))) throw error;
      // Some disks have one name for each file.
      if (lstatSync(path, { throwIfNoEntry: false })) return THERE;
      renameSync(beside, path);
    }
    return undefined;
  });
}

/** Makes a folder and those above it. Gives the reason where it cannot be done. */
export function createFolder(path: string): string | undefined {
  try {
    mkdirSync(path, { recursive: true });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Puts new bytes in the place of a file's old ones, all of them or none. Gives the reason where it
 * cannot be done: the file is a link, say, or is not what it was when it was read.
 */
export function replaceFile(path: string, before: Buffer, after: Buffer): string | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status?.isFile()) return "It is a link, which is not followed. Name the file itself.";
  return writeBeside(path, { bytes: after, mode: status.mode & 0o777 }, (beside) => {
    if (!readFileSync(path).equals(before))
      return "It was changed in the meantime, so it was left alone.";
    renameSync(beside, path);
    return undefined;
  });
}

/** A file of a new folder, by its path in it. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Makes a new folder of files, or fills an empty one: all of them or none. `last` is done when
 * everything else is ready, and may give a reason to write nothing. Gives the reason where nothing was
 * written; then nothing is left behind, also where somebody interrupts the program.
 */
export async function createFolderOf(
  path: string,
  files: readonly NewFile[],
  last: () => string | undefined,
): Promise<string | undefined> {
  const folder = resolve(path);
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  const beside = join(isThere ? folder : dirname(folder), `.verbatim-${process.pid}`);
  const state = { isOurs: false, isStopped: false, isDone: false };
  const stop = (): void => void (state.isStopped = true);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  let made: string | undefined;
  try {
    made = mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(beside);
    state.isOurs = true;
    for (const file of files) {
      writeInto(beside, file);
      // Signals are heard between two files.
      await new Promise((next) => setImmediate(next));
      if (state.isStopped) return INTERRUPTED;
    }
    const problem = last() ?? takePlace({ beside, folder, isThere }, files);
    state.isDone = problem === undefined;
    return problem;
  } catch (error) {
    return `“${path}”: ${reasonOf(error)}`;
  } finally {
    if (state.isOurs) rmSync(beside, { recursive: true, force: true });
    if (made !== undefined && !state.isDone) removeEmpty(dirname(folder), made);
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

const INTERRUPTED = "It was interrupted.";

function writeInto(folder: string, { path, bytes }: NewFile): void {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeAll(openSync(place, "wx", 0o666), bytes);
}

interface Places {
  readonly beside: string;
  readonly folder: string;
  readonly isThere: boolean;
}

/** A folder that is there may be one that must stay: what it gets is moved into it. */
function takePlace(
  { beside, folder, isThere }: Places,
  files: readonly NewFile[],
): string | undefined {
  // No system puts a folder in the place of a file, of a link, or of a folder that holds something.
  if (!isThere) return void renameSync(beside, folder);
  if (readdirSync(folder).length > 1) return `“${folder}” is not empty any more.`;
  const names = new Set(files.map(({ path }) => path.split("/")[0]));
  const moved: string[] = [];
  try {
    for (const name of names) {
      renameSync(join(beside, name), join(folder, name));
      moved.push(join(folder, name));
    }
  } catch (error) {
    for (const place of moved) rmSync(place, { recursive: true, force: true });
    throw error;
  }
  return undefined;
}

/** Takes away folders that were made, from the innermost to the outermost, as far as they are empty. */
export function removeEmpty(innermost: string, outermost: string): void {
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

interface Content {
  readonly bytes: Buffer;
  readonly mode: number;
}

/** `take` gives what is on the disk by then its own name, or the reason why not. */
function writeBeside(
  path: string,
  { bytes, mode }: Content,
  take: (beside: string) => string | undefined,
): string | undefined {
  const beside = join(dirname(path), `.verbatim-${process.pid}.tmp`);
  let isOurs = false;
  // Ctrl+C waits for the moment that this takes, and finds nothing to clear away.
  const wait = (): void => undefined;
  process.on("SIGINT", wait).on("SIGTERM", wait);
  try {
    const file = openSync(beside, "wx", mode);
    isOurs = true;
    writeAll(file, bytes);
    return take(beside);
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (isOurs) rmSync(beside, { force: true });
    process.off("SIGINT", wait).off("SIGTERM", wait);
  }
}

/** Writes an open file to the disk, and closes it. */
export function writeAll(file: number, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "EEXIST") return THERE;
  if (code === "ENOENT") return "Its folder is not there.";
  return `It cannot be written: ${code}.`;
}

export const THERE = "It is there already, so it was left alone.";

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
