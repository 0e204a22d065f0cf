// The entry for browsers: the one for Node brings workers along, which are never needed here.
import { strToU8, Zip, ZipDeflate } from "fflate/browser";

/** A file in the archive: its text comes in pieces, so that it is never held twice. */
export interface Part {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/**
 * Packs texts into a zip archive. It stops after every 64 KB or so, so that others get their turn, and
 * ends with the bytes. The same parts give the same bytes, whatever the clock says.
 */
export function* packed(parts: Iterable<Part>): Generator<void, Uint8Array> {
  const bytes: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    bytes.push(chunk);
  });
  for (const { name, pieces } of parts) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = FIXED_TIME;
    zip.add(file);
    for (const piece of inBatches(pieces)) {
      file.push(strToU8(piece));
      yield;
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  return joined(bytes);
}

/** The first moment that an archive can name; it is read by the local clock, and so is this. */
const FIXED_TIME = new Date(1980, 0, 1);
const BATCH = 65_536;

function* inBatches(pieces: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < BATCH) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  yield waiting.join("");
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
