import { analyse } from "chardet";
import type { AccountItem } from "./account";
import { decodeWestern, WESTERN } from "./windows1252";

/** The text of a file, and what the account has to say of how it was read. */
export interface Decoded {
  /** Without a byte order mark; its line breaks are as they were. */
  readonly text: string;
  /** As `TextDecoder` names it. */
  readonly encoding: string;
  readonly account: readonly AccountItem[];
}

/**
 * Reads bytes as text: by their byte order mark, as strict UTF-8, else in the old encoding that they
 * look like. Any bytes give a text. It is made once for each array of bytes.
 */
export function decode(bytes: Uint8Array): Decoded {
  const known = decoded.get(bytes);
  if (known !== undefined) return known;
  const found = decodeMarked(bytes) ?? decodeUtf8(bytes) ?? decodeOld(bytes);
  decoded.set(bytes, found);
  return found;
}

/** Every format looks at the text of a file before one of them reads it. */
const decoded = new WeakMap<Uint8Array, Decoded>();

/** What stands for bytes that are no character. */
const UNREADABLE = "\ufffd";

function decodeMarked(bytes: Uint8Array): Decoded | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeUtf8(bytes.subarray(3));
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, "utf-16be");
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const kept: AccountItem = {
    fate: "kept",
    what: "characters of a file in UTF-16",
    count: text.length,
    why: undefined,
    places: [],
  };
  return { text, encoding, account: [kept, ...unreadableIn(text)] };
}

/** Undefined for what is not, on the whole, UTF-8. */
function decodeUtf8(bytes: Uint8Array): Decoded | undefined {
  const unmarked = utf16Without(bytes);
  if (unmarked !== undefined) return decodeUtf16(bytes, unmarked);
  const encoding = "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, encoding, account: [] };
  } catch {
    // One broken byte in a file of UTF-8 must not turn all its accents into pairs of odd letters.
    const text = new TextDecoder(encoding).decode(bytes);
    const { good, broken } = balanceOf(text);
    return good > broken * 2 ? { text, encoding, account: unreadableIn(text) } : undefined;
  }
}

/** How many characters outside ASCII were read, and how many could not be. */
function balanceOf(text: string): { readonly good: number; readonly broken: number } {
  let good = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) good++;
  }
  return { good, broken };
}

const SAMPLE = 4096;

/** UTF-16 without its mark: every second byte of Western text is zero. */
function utf16Without(bytes: Uint8Array): string | undefined {
  const end = Math.min(SAMPLE, bytes.length & ~1);
  const zeros = [0, 0];
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at & 1]++;
  const enough = end * 0.2;
  if (end < 4 || Math.abs(zeros[0] - zeros[1]) < enough) return undefined;
  return zeros[0] > zeros[1] ? "utf-16be" : "utf-16le";
}

function decodeOld(bytes: Uint8Array): Decoded {
  const { text, encoding } = decodeAs(bytes, guess(bytes));
  const guessed: AccountItem = {
    fate: "changed",
    what: "characters of an older encoding",
    count: countOutsideAscii(text),
    why: `The file is not in UTF-8. It was read as ${encoding}, which is a guess: see whether accented letters are right, and save the file in UTF-8 if they are not.`,
    places: linesWhere(text, (unit) => unit > 0x7f).places,
  };
  return { text, encoding, account: [guessed, ...unreadableIn(text)] };
}

function decodeAs(
  bytes: Uint8Array,
  encoding: string,
): { readonly text: string; readonly encoding: string } {
  const label = encoding === "ISO-8859-1" ? WESTERN : encoding.toLowerCase();
  if (label !== WESTERN) {
    try {
      return { text: new TextDecoder(label).decode(bytes), encoding };
    } catch {
      // The platform does not know the encoding: the commonest one is the next best guess.
    }
  }
  return { text: decodeWestern(bytes), encoding: WESTERN };
}

/** How much is looked at to guess an encoding. */
const GUESSED_BY = 65_536;

/** A Western encoding is taken unless another one is clearly likelier: short texts look like many. */
const ADVANTAGE = 10;

function guess(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  // Encodings of several bytes a character are read from the start of a line.
  const from = Math.max(bytes.lastIndexOf(0x0a, first) + 1, first - SAMPLE);
  const matches = analyse(bytes.subarray(from, from + GUESSED_BY));
  const western = matches.find(({ name }) => name === "ISO-8859-1" || name === WESTERN);
  const best = matches.find(({ name }) => !/^UTF-/.test(name));
  if (best === undefined) return WESTERN;
  const isClear = best.confidence >= (western?.confidence ?? 0) + ADVANTAGE;
  return isClear ? best.name : (western?.name ?? WESTERN);
}

function countOutsideAscii(text: string): number {
  return linesWhere(text, (unit) => unit > 0x7f).count;
}

function unreadableIn(text: string): readonly AccountItem[] {
  const { count, places } = linesWhere(text, (unit) => unit === 0xfffd);
  if (count === 0) return [];
  const why = `They are no characters, so “${UNREADABLE}” stands for them. Correct them by what was recorded.`;
  return [{ fate: "changed", what: "bytes that cannot be read", count, why, places }];
}

const MOST_PLACES = 5;

/** How many units of a text are meant, and the first few lines that hold one. */
function linesWhere(
  text: string,
  isMeant: (unit: number) => boolean,
): { readonly count: number; readonly places: readonly string[] } {
  const places: string[] = [];
  let count = 0;
  let line = 1;
  let lastLine = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isMeant(unit)) {
      count++;
      if (line > lastLine && places.length < MOST_PLACES) places.push(`line ${(lastLine = line)}`);
    }
    const isBreak = unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a);
    if (isBreak) line++;
  }
  return { count, places };
}
