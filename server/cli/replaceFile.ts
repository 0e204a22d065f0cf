import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a new file, and never over one that is there. Gives the reason where it cannot be done; then
 * nothing is left behind.
 *
 * This file is the one place in which the command line writes: always beside the file first, under
 * another name, so that whatever ends the program, no file holds a part of what it should.
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

function writeAll(file: number, bytes: Buffer): void {
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "EEXIST") return THERE;
  if (code === "ENOENT") return "Its folder is not there.";
  return `It cannot be written: ${code}.`;
}

const THERE = "It is there already, so it was left alone.";

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
