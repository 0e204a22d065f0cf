import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { DAMAGED, GitError } from "./gitError";
import { checkInside, type GitFolder } from "./gitFolder";

/** A file that is read in parts: packs can be larger than the memory. */
export interface OpenFile {
  readonly size: number;
  /** Up to `length` bytes; fewer at the end of the file. */
  readonly read: (offset: number, length: number) => Buffer;
  readonly close: () => void;
}

export function openFile(git: GitFolder, path: string): OpenFile {
  checkInside(git, path);
  // A pipe in the place of a file would never answer.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const status = fstatSync(file);
  if (!status.isFile()) {
    closeSync(file);
    throw new GitError(DAMAGED);
  }
  return {
    size: status.size,
    read(offset, length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, status.size - offset)));
      const count = bytes.length === 0 ? 0 : readSync(file, bytes, 0, bytes.length, offset);
      return bytes.subarray(0, count);
    },
    close: () => closeSync(file),
  };
}
