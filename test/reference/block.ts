import { isAsciiPunctuation, isWhite, matchAt, splitLines, isBlankLine } from "./characters";

/** The attribute block: section 2 of markup.md. */

export type ItemKind = "code" | "id" | "key" | "mark";

export interface BlockItem {
  readonly kind: ItemKind;
  /** The code's id (NFC), the passage's id (NFC), the key, or `-`. */
  readonly name: string;
  /** The value of a key; '' for the others. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Block {
  /** Offset of `{`. */
  readonly start: number;
  /** Offset behind `}`. */
  readonly end: number;
  readonly items: readonly BlockItem[];
}

export interface BlockRules {
  /** "no line of a block may look like a label, a heading or an ignored line" */
  readonly endsBlock: (line: string) => boolean;
  /** "`-` …; only in `[]{…}`" */
  readonly mayHoldMark: boolean;
}

const LONGEST_BLOCK = 10_000;
const LONGEST_CODE_ID = 100;
const CODE_ID = /^\p{L}[\p{L}\p{M}\p{N}\-_]*$/u;
const KEY = /\p{L}[\p{L}\p{N}_:.\-]*(?==)/uy;
const NOT_IN_BARE_VALUE = /["'[\]{}]/;
const NOT_IN_ID = /["'=[\]{}]/;

/** Is this the id of a code? "at most 100 characters" – Reading: code points, as written. */
export function isCodeId(id: string): boolean {
  return CODE_ID.test(id) && [...id].length <= LONGEST_CODE_ID;
}

/** The well-formed block whose `{` is at `open`, or null. */
export function readBlock(text: string, open: number, rules: BlockRules): Block | null {
  if (text.charAt(open) !== "{") return null;
  const items: BlockItem[] = [];
  let at = open + 1;
  for (;;) {
    const afterWhite = skipWhite(text, at);
    if (text.charAt(afterWhite) === "}")
      return checkBlock(text, { start: open, end: afterWhite + 1, items }, rules);
    // "Items separated by white space"
    if (items.length > 0 && afterWhite === at) return null;
    const item = readItem(text, afterWhite);
    if (item === null) return null;
    items.push(item);
    at = item.end;
  }
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (isWhite(text.charAt(at))) at++;
  return at;
}

/** What cannot be seen at one item: emptiness, length, repetition, the mark's place, the lines. */
function checkBlock(text: string, block: Block, rules: BlockRules): Block | null {
  if (block.items.length === 0) return null; // "`{}` is malformed"
  // Reading: the 10,000 characters are UTF-16 units, both braces included.
  if (block.end - block.start > LONGEST_BLOCK) return null;
  if (hasRepetition(block.items)) return null;
  const holdsMark = block.items.some((item) => item.kind === "mark");
  const holdsCode = block.items.some((item) => item.kind === "code");
  if (holdsMark && (holdsCode || !rules.mayHoldMark)) return null;
  return linesAreAllowed(text, block, rules) ? block : null;
}

/**
 * "a repeated key or id in one block is malformed".
 * Reading: any second `#…` is a repeated id, since a passage has one name. A repeated code is `duplicate-code`, and
 * a repeated `-` says nothing new: both are well-formed.
 */
function hasRepetition(items: readonly BlockItem[]): boolean {
  const ids = items.filter((item) => item.kind === "id");
  const keys = items.filter((item) => item.kind === "key").map((item) => item.name);
  return ids.length > 1 || new Set(keys).size < keys.length;
}

/**
 * Reading: the lines that begin inside the block count, as they stand in the file, up to their ends; a blank line may
 * not stand in a block either, because a passage's block belongs to the passage's paragraph.
 */
function linesAreAllowed(text: string, block: Block, rules: BlockRules): boolean {
  return splitLines(text, block.start)
    .slice(1)
    .filter((line) => line.start < block.end)
    .map((line) => text.slice(line.start, line.end))
    .every((line) => !isBlankLine(line) && !rules.endsBlock(line));
}

function readItem(text: string, start: number): BlockItem | null {
  switch (text.charAt(start)) {
    case ".":
      return readCode(text, start);
    case "#":
      return readId(text, start);
    case "-":
      return readMark(text, start);
    default:
      return readKeyAndValue(text, start);
  }
}

/** Up to the next white space or `}`; null when the text ends first. */
function endOfToken(text: string, start: number): number | null {
  let at = start;
  while (at < text.length && !isWhite(text.charAt(at)) && text.charAt(at) !== "}") at++;
  return at < text.length ? at : null;
}

function readCode(text: string, start: number): BlockItem | null {
  const end = endOfToken(text, start);
  if (end === null) return null;
  const id = text.slice(start + 1, end);
  // "ids are compared after Unicode NFC"
  return isCodeId(id) ? { kind: "code", name: id.normalize("NFC"), value: "", start, end } : null;
}

/** "an `#id` has no white space, quotes, `=` or brackets" – Reading: the brackets are `[ ] { }`; ids are NFC too. */
function readId(text: string, start: number): BlockItem | null {
  const end = endOfToken(text, start);
  if (end === null) return null;
  const id = text.slice(start + 1, end);
  if (id === "" || NOT_IN_ID.test(id)) return null;
  return { kind: "id", name: id.normalize("NFC"), value: "", start, end };
}

function readMark(text: string, start: number): BlockItem | null {
  const end = endOfToken(text, start);
  return end === start + 1 ? { kind: "mark", name: "-", value: "", start, end } : null;
}

function readKeyAndValue(text: string, start: number): BlockItem | null {
  const key = matchAt(KEY, text, start);
  if (key === null) return null;
  const valueStart = start + key.length + 1;
  const first = text.charAt(valueStart);
  const value =
    first === '"' || first === "'" ? readQuoted(text, valueStart) : readBare(text, valueStart);
  return value === null
    ? null
    : { kind: "key", name: key, value: value.value, start, end: value.end };
}

interface Value {
  readonly value: string;
  readonly end: number;
}

/** "bare (no white space, quotes or `[ ] { }`)" – Reading: at least one character; a backslash is a backslash. */
function readBare(text: string, start: number): Value | null {
  const end = endOfToken(text, start);
  if (end === null || end === start) return null;
  const value = text.slice(start, end);
  return NOT_IN_BARE_VALUE.test(value) ? null : { value, end };
}

/** "in `"…"` or `'…'` (a backslash escapes punctuation; a line break counts as a blank)" */
function readQuoted(text: string, start: number): Value | null {
  const quote = text.charAt(start);
  let value = "";
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === quote) return { value, end: at + 1 };
    if (character === "\\" && isAsciiPunctuation(text.charAt(at + 1))) {
      value += text.charAt(at + 1);
      at += 2;
    } else if (character === "\n" || character === "\r") {
      value += " ";
      at += text.startsWith("\r\n", at) ? 2 : 1;
    } else {
      value += character;
      at++;
    }
  }
  return null;
}
