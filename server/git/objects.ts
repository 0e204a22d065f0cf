import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { MAX_FILE_BYTES } from "../study/files";
import { DAMAGED, GitError } from "./gitError";
import { checkInside, type GitFolder } from "./gitFolder";
import { openPacks, type Pack } from "./packs";

export type ObjectType = "commit" | "tree" | "blob" | "tag";

export interface GitObject {
  readonly type: ObjectType;
  readonly content: Buffer;
}

/** Reads objects of one repository, by their ids in hexadecimal digits. */
export interface ObjectReader {
  readonly read: (id: string, type: ObjectType) => Promise<Buffer>;
  readonly close: () => void;
}

/** What is unpacked for one question; a few bytes of a hostile pack can stand for gigabytes. */
const MAX_UNPACKED_BYTES = 4 * MAX_FILE_BYTES;
const MAX_CHAIN = 250;

export function openObjects(git: GitFolder): ObjectReader {
  let left = MAX_UNPACKED_BYTES;
  let packs: readonly Pack[] | undefined;
  const unpack = async (bytes: Buffer, size?: number): Promise<Buffer> => {
    if (size !== undefined && size > left) throw new GitError(TOO_LARGE);
    try {
      const limit = Math.max(1, size ?? Math.min(left, MAX_FILE_BYTES));
      const content = await promisify(inflate)(bytes, { maxOutputLength: limit });
      left -= content.length;
      return content;
    } catch {
      throw new GitError(size === undefined ? TOO_LARGE : DAMAGED);
    }
  };
  const packed = async (id: string, depth: number): Promise<GitObject | undefined> => {
    packs ??= openPacks(git);
    for (const pack of packs) {
      const offset = pack.find(id);
      if (offset !== undefined) return entryAt(pack, offset, depth);
    }
    return undefined;
  };
  const entryAt = async (pack: Pack, offset: number, depth: number): Promise<GitObject> => {
    if (depth > MAX_CHAIN) throw new GitError(DAMAGED);
    const entry = pack.entry(offset);
    if (entry.size > MAX_FILE_BYTES) throw new GitError(TOO_LARGE);
    const content = await unpack(entry.bytes, entry.size);
    if (content.length !== entry.size) throw new GitError(DAMAGED);
    if (entry.type !== undefined) return { type: entry.type, content };
    const base =
      typeof entry.base === "number"
        ? await entryAt(pack, entry.base, depth + 1)
        : await find(entry.base, depth + 1);
    const patched = patch(base.content, content);
    left -= patched.length;
    return { type: base.type, content: patched };
  };
  const find = async (id: string, depth: number): Promise<GitObject> => {
    const found = (await loose(git, id, unpack)) ?? (await packed(id, depth));
    if (found === undefined) throw new GitError("a part of its history is not on this machine");
    return found;
  };
  return {
    async read(id, type) {
      const found = await find(id, 0);
      if (found.type !== type) throw new GitError(DAMAGED);
      return found.content;
    },
    close: () => packs?.forEach((pack) => pack.close()),
  };
}

const TOO_LARGE = "something in it is too large (50 MB)";

async function loose(
  git: GitFolder,
  id: string,
  unpack: (bytes: Buffer) => Promise<Buffer>,
): Promise<GitObject | undefined> {
  const file = join(git.common, "objects", id.slice(0, 2), id.slice(2));
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  if (found.size > MAX_FILE_BYTES) throw new GitError(TOO_LARGE);
  checkInside(git, file);
  const content = await unpack(readFileSync(file));
  const end = content.subarray(0, 40).indexOf(0);
  const type = /^(commit|tree|blob|tag) \d+$/.exec(content.toString("latin1", 0, Math.max(end, 0)));
  if (type === null) throw new GitError(DAMAGED);
  return { type: type[1] as ObjectType, content: content.subarray(end + 1) };
}

/** Applies a delta: copies from the base, and bytes of its own. */
function patch(base: Buffer, delta: Buffer): Buffer {
  const cursor = { at: 0 };
  const baseSize = readSize(delta, cursor);
  const size = readSize(delta, cursor);
  if (baseSize !== base.length || size > MAX_FILE_BYTES) throw new GitError(DAMAGED);
  const result = Buffer.alloc(size);
  let to = 0;
  while (cursor.at < delta.length) {
    const code = delta[cursor.at++];
    const { source, start, length } =
      code & 0x80
        ? { source: base, ...copyOf(delta, cursor, code) }
        : { source: delta, start: cursor.at, length: code };
    if (!(code & 0x80)) cursor.at += code;
    const isInside = start + length <= source.length && to + length <= size;
    if (length === 0 || !isInside) throw new GitError(DAMAGED);
    source.copy(result, to, start, start + length);
    to += length;
  }
  if (to !== size) throw new GitError(DAMAGED);
  return result;
}

interface Cursor {
  at: number;
}

function copyOf(delta: Buffer, cursor: Cursor, code: number): { start: number; length: number } {
  let start = 0;
  let length = 0;
  for (let bit = 0; bit < 4; bit++) {
    if (code & (1 << bit)) start += (delta[cursor.at++] ?? 0) * 2 ** (8 * bit);
  }
  for (let bit = 0; bit < 3; bit++) {
    if (code & (0x10 << bit)) length += (delta[cursor.at++] ?? 0) * 2 ** (8 * bit);
  }
  return { start, length: length === 0 ? 0x10000 : length };
}

function readSize(bytes: Buffer, cursor: Cursor): number {
  let size = 0;
  for (let shift = 0; shift < 42; shift += 7) {
    const byte = bytes[cursor.at++] ?? 0;
    size += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return size;
  }
  throw new GitError(DAMAGED);
}
