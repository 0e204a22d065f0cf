// The entry for browsers: the one for Node brings workers along, which are never needed here.
import { Inflate } from "fflate/browser";
import type { ForeignFile } from "../imported";
import { listed, type Entry } from "./archiveList";
import { checksum } from "./checksum";
import { refused, type Refused } from "./refused";

/** What a ZIP archive holds (DOCX, ODT, XLSX and QDPX are such archives); nothing is unpacked before it is asked for. */
export interface Archive {
  /** The names of the files in it as they are written, with `/`, without folders. */
  readonly names: readonly string[];
  /** The size that the archive declares for a file, in bytes; undefined where there is no such file. */
  sizeOf(name: string): number | undefined;
  /** A file of it, or why it is not read. Its name is one of `names`, to the letter. */
  read(name: string): { readonly bytes: Uint8Array } | Refused;
}

export interface ArchiveLimits {
  /** How many files an archive may hold. */
  readonly entries: number;
  /** How large one file of it may be when it is unpacked, in bytes. */
  readonly one: number;
  /** How much may be unpacked of one archive, in bytes. */
  readonly all: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  one: 128 * 1024 ** 2,
  all: 512 * 1024 ** 2,
};

/**
 * Opens a ZIP archive that nobody vouches for. Names that lead out of it, names that occur twice,
 * passwords, damage and what would unpack to more than the limits end in a refusal.
 */
export function openArchive(
  file: ForeignFile,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Archive | Refused {
  const found = listed(file.bytes, limits.entries);
  if (typeof found === "string") return refused(file.name, found);
  const entries = new Map(found.map((entry) => [entry.name, entry]));
  let left = limits.all;
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.size,
    read(name) {
      const entry = entries.get(name);
      if (!entry) return refused(file.name, `it lacks the part “${name}”.`);
      const most = Math.min(limits.one, left);
      if (entry.size > most) return refused(file.name, tooLarge(name, most));
      const bytes = unpacked(file.bytes, entry);
      if (typeof bytes === "string") return refused(file.name, bytes);
      left -= bytes.length;
      return { bytes };
    },
  };
}

function tooLarge(name: string, most: number): string {
  const megabytes = Math.floor(most / 1024 ** 2);
  return `its part “${name}” unpacks to more than the ${megabytes} MB that are read.`;
}

const STORED = 0;
const DEFLATED = 8;

function unpacked(archive: Uint8Array, entry: Entry): Uint8Array | string {
  const damaged = `its part “${entry.name}” is damaged.`;
  const packed = dataOf(archive, entry);
  if (!packed) return damaged;
  if (entry.method !== STORED && entry.method !== DEFLATED)
    return `its part “${entry.name}” is packed in a way that is not known here.`;
  const bytes = entry.method === STORED ? packed : inflated(packed, entry.size);
  if (bytes?.length !== entry.size || checksum(bytes) !== entry.checksum) return damaged;
  return bytes;
}

const LOCAL_HEADER = 0x04034b50;

/** The packed bytes: they follow a second header, whose name and extra field may have other lengths. */
function dataOf(archive: Uint8Array, { at, packedSize }: Entry): Uint8Array | undefined {
  if (at + 30 > archive.length) return undefined;
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (view.getUint32(at, true) !== LOCAL_HEADER) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packedSize > archive.length) return undefined;
  return archive.subarray(start, start + packedSize);
}

/** How many packed bytes are unpacked before the size is looked at: at most a thousandfold come out. */
const STEP = 16_384;

/** No byte unpacks to more than this, by the way in which archives are packed. */
const MOST_PER_BYTE = 1032;

/** Unpacks at most the declared size: what goes on after it is a lie, and not unpacked. */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  if (size > packed.length * MOST_PER_BYTE) return undefined;
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) bytes.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= size; at += STEP)
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch {
    return undefined;
  }
  return length === size ? bytes : undefined;
}
