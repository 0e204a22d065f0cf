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
 * Puts new bytes in the place of a file's old ones, all of them or none: they are written beside
 * it, and take its name when they are on the disk. Gives the reason where it cannot be done: the
 * file is a link, say, or is not what it was when it was read.
 *
 * This is the one place in which the command line writes.
 */
export function replaceFile(path: string, before: Buffer, after: Buffer): string | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status?.isFile()) return "It is a link, which is not followed. Name the file itself.";
  // The name is free, or nothing is written.
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(beside, "wx", status.mode & 0o777);
    try {
      writeFileSync(file, after);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!readFileSync(path).equals(before)) {
      rmSync(beside);
      return "It was changed in the meantime, so it was left alone.";
    }
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return `It cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`;
  }
}
