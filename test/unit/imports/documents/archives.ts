// Archives as other programs write them, and as nobody should.
import { strToU8, zipSync, type Zippable } from "fflate";

/** An archive of texts, by their names. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === "string" ? strToU8(part) : part,
  ]);
  return zipSync(Object.fromEntries(files) as Zippable);
}

/** The bytes with every occurrence of one run of bytes, given as text, put in place of another. */
export function withBytes(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1").replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** The archive with a number of two or four bytes changed in the list at its end. */
export function withNumber(
  bytes: Uint8Array,
  { at, size, value }: { readonly at: number; readonly size: 2 | 4; readonly value: number },
): Uint8Array {
  const changed = Buffer.from(bytes);
  const list = changed.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  if (size === 2) changed.writeUInt16LE(value, list + at);
  else changed.writeUInt32LE(value, list + at);
  return new Uint8Array(changed);
}
