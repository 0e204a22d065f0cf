import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DAMAGED, GitError } from "./gitError";
import type { GitFolder } from "./gitFolder";
import type { ObjectType } from "./objects";
import { openFile, type OpenFile } from "./openFile";

/** One object of a pack: whole, or as what differs from another one. */
export interface PackEntry {
  /** Absent for a difference. */
  readonly type?: ObjectType;
  /** What it differs from: the offset of an entry of the same pack, or an id. */
  readonly base: number | string;
  /** How many bytes there are once they are unpacked. */
  readonly size: number;
  /** The packed bytes, and some behind them. */
  readonly bytes: Buffer;
}

export interface Pack {
  /** The offset of the object with an id; undefined where this pack has none. */
  readonly find: (id: string) => number | undefined;
  readonly entry: (offset: number) => PackEntry;
  readonly close: () => void;
}

const MOST_PACKS = 1_000;

export function openPacks(git: GitFolder): readonly Pack[] {
  const folder = join(git.common, "objects", "pack");
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(folder).filter((name) => /^pack-[0-9a-f]{40}\.idx$/.test(name));
  if (names.length > MOST_PACKS) throw new GitError("it has more than 1,000 packs");
  return names.map((name) => openPack(git, join(folder, name.slice(0, -4))));
}

/** Files are opened when something is looked up in them. */
function openPack(git: GitFolder, path: string): Pack {
  let index: OpenFile | undefined;
  let pack: OpenFile | undefined;
  return {
    find: (id) => findIn((index ??= openFile(git, `${path}.idx`)), Buffer.from(id, "hex")),
    entry: (offset) => readEntry((pack ??= openFile(git, `${path}.pack`)), offset),
    close() {
      index?.close();
      pack?.close();
    },
  };
}

const HEADER = 8;
const FAN = 256 * 4;

/** Looks an id up in the index, version 2: sorted ids, and for each its offset. */
function findIn(index: OpenFile, id: Buffer): number | undefined {
  const head = index.read(0, HEADER + FAN);
  const isKnown = head.length === HEADER + FAN && head.readUInt32BE(0) === 0xff744f63;
  if (!isKnown || head.readUInt32BE(4) !== 2)
    throw new GitError("its packs are of another version");
  const upTo = (byte: number): number => (byte < 0 ? 0 : head.readUInt32BE(HEADER + byte * 4));
  const count = upTo(255);
  const [first, end] = [upTo(id[0] - 1), upTo(id[0])];
  if (first > end || end > count || HEADER + FAN + count * 28 > index.size) {
    throw new GitError(DAMAGED);
  }
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = Buffer.compare(index.read(HEADER + FAN + middle * 20, 20), id);
    if (order === 0) return offsetIn(index, count, middle);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

function offsetIn(index: OpenFile, count: number, at: number): number {
  const offsets = HEADER + FAN + count * 24;
  const near = wordAt(index, offsets + at * 4);
  if (near < 0x80000000) return near;
  const far = offsets + count * 4 + (near - 0x80000000) * 8;
  return wordAt(index, far) * 2 ** 32 + wordAt(index, far + 4);
}

function wordAt(file: OpenFile, offset: number): number {
  const bytes = file.read(offset, 4);
  if (bytes.length < 4) throw new GitError(DAMAGED);
  return bytes.readUInt32BE(0);
}

const TYPES: readonly (ObjectType | undefined)[] = [undefined, "commit", "tree", "blob", "tag"];
const BY_OFFSET = 6;
const BY_ID = 7;
/** A type, two sizes and an id at most. */
const LONGEST_HEAD = 48;

function readEntry(pack: OpenFile, offset: number): PackEntry {
  const head = pack.read(offset, LONGEST_HEAD);
  let at = 0;
  let byte = head[at++] ?? 0;
  const kind = (byte >> 4) & 7;
  let size = byte & 0x0f;
  for (let shift = 4; byte & 0x80 && shift < 46; shift += 7) {
    byte = head[at++] ?? 0;
    size += (byte & 0x7f) * 2 ** shift;
  }
  let base: number | string = "";
  if (kind === BY_OFFSET) {
    byte = head[at++] ?? 0;
    let back = byte & 0x7f;
    for (let count = 0; byte & 0x80 && count < 7; count++) {
      byte = head[at++] ?? 0;
      back = (back + 1) * 128 + (byte & 0x7f);
    }
    base = offset - back;
    if (back <= 0 || base <= 0) throw new GitError(DAMAGED);
  } else if (kind === BY_ID) {
    base = head.toString("hex", at, at + 20);
    at += 20;
  } else if (TYPES[kind] === undefined) throw new GitError(DAMAGED);
  // What cannot be packed grows by a few bytes in every 16 KB.
  const bytes = pack.read(offset + at, Math.min(size, MAX_SIZE) + (size >> 9) + 128);
  return { type: TYPES[kind], base, size, bytes };
}

const MAX_SIZE = 64 * 1024 * 1024;
