import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a new file, and never over one that is there. Gives the reason where it cannot be done; then
 * nothing is left behind.
 *
 * This file is the one place in which the command line writes.
 */
export function createFile(path: string, bytes: Buffer): string | undefined {
  let isOurs = false;
  try {
    const file = openSync(path, "wx");
    isOurs = true;
    writeAll(file, bytes);
    return undefined;
  } catch (error) {
    if (isOurs) rmSync(path, { force: true });
    return reasonOf(error);
  }
}

/**
 * Puts new bytes in the place of a file's old ones, all of them or none: they are written beside
 * it, and take its name when they are on the disk. Gives the reason where it cannot be done: the
 * file is a link, say, or is not what it was when it was read.
 */
export function replaceFile(path: string, before: Buffer, after: Buffer): string | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status?.isFile()) return "It is a link, which is not followed. Name the file itself.";
  // The name is free, or nothing is written.
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeAll(openSync(beside, "wx", status.mode & 0o777), after);
    if (!readFileSync(path).equals(before)) {
      rmSync(beside);
      return "It was changed in the meantime, so it was left alone.";
    }
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return reasonOf(error);
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
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EEXIST") return "It is there already, so it was left alone.";
  if (code === "ENOENT") return "Its folder is not there.";
  return `It cannot be written: ${code ?? String(error)}.`;
}
