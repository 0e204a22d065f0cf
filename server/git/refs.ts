import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GitError } from "./gitError";
import { checkInside, readPointer, type GitFolder } from "./gitFolder";

const MAX_PACKED_BYTES = 16 * 1024 * 1024;
/** References that name references. */
const MOST_STEPS = 5;

/** The id of the commit that is checked out; undefined before the first one. */
export function headOf(git: GitFolder): string | undefined {
  let value = readPointer(git, git.own, "HEAD");
  for (let step = 0; step < MOST_STEPS && value !== undefined; step++) {
    if (/^[0-9a-f]{40}$/.test(value)) return value;
    const name = /^ref: (refs\/[\w./#@+=-]+|refs\/[^\0-\x20~^:?*[\\\x7f]+)$/.exec(value)?.[1];
    if (name === undefined || /(^|\/)\.|\.\.|\/$/.test(name)) {
      throw new GitError("its HEAD is written in a way that is not known here");
    }
    value =
      readPointer(git, git.own, name) ?? readPointer(git, git.common, name) ?? packedRef(git, name);
  }
  return undefined;
}

function packedRef(git: GitFolder, name: string): string | undefined {
  const file = join(git.common, "packed-refs");
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  if (found.size > MAX_PACKED_BYTES) throw new GitError("its list of references is too long");
  checkInside(git, file);
  const text = readFileSync(file, "latin1");
  const line = text.indexOf(` ${name}\n`);
  return line < 40 ? undefined : text.slice(line - 40, line);
}
