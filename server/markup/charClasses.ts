import { classOfUnit, HIGH_SURROGATE, OTHER } from "./characters";

/**
 * The class of every UTF-16 unit of a text, as a list of bytes that the next call overwrites.
 *
 * Asking a string for one unit after the other is several times slower than reading a list, and a
 * transcript is gone through three times: for its markup, its lines and its words. The encoder
 * goes through the string at once, and what it makes is quickly turned into classes.
 */
export function classesOf(text: string): Uint8Array {
  const { length } = text;
  if (classes.length < length || classes.length > KEPT_SIZE + length) {
    classes = new Uint8Array(length + (length >> 2) + FIRST_SIZE);
    // One unit takes up to three bytes.
    bytes = new Uint8Array(classes.length * 3);
  }
  const { written } = encoder.encodeInto(text, bytes);
  if (written === length) classifyAscii(length);
  else classify(written);
  return classes;
}

const FIRST_SIZE = 1 << 14;
/** What one huge transcript needs is not kept for ever. */
const KEPT_SIZE = 1 << 21;

const encoder = new TextEncoder();
let classes = new Uint8Array(FIRST_SIZE);
let bytes = new Uint8Array(FIRST_SIZE * 3);

const ascii = Uint8Array.from({ length: 128 }, (_, unit) => classOfUnit(unit));

function classifyAscii(length: number): void {
  for (let index = 0; index < length; index++) classes[index] = ascii[bytes[index]];
}

/** Reads UTF-8; a half of a surrogate pair that stands alone comes as U+FFFD, which is no word. */
function classify(written: number): void {
  let index = 0;
  for (let at = 0; at < written;) {
    const byte = bytes[at];
    if (byte < 0x80) {
      do classes[index++] = ascii[bytes[at++]];
      while (at < written && bytes[at] < 0x80);
    } else if (byte < 0xe0) {
      classes[index++] = classOfUnit(((byte & 0x1f) << 6) | (bytes[at + 1] & 0x3f));
      at += 2;
    } else if (byte < 0xf0) {
      const middle = (bytes[at + 1] & 0x3f) << 6;
      classes[index++] = classOfUnit(((byte & 0x0f) << 12) | middle | (bytes[at + 2] & 0x3f));
      at += 3;
    } else {
      classes[index++] = HIGH_SURROGATE;
      classes[index++] = OTHER;
      at += 4;
    }
  }
}
