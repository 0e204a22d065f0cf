import type { Block } from "./model";
import { readBlock, type BlockContext } from "./block";
import { isAsciiPunctuation, isWhite } from "./characters";
import { rangeLabelEnd } from "./label";

/** What may be markup, in the order of the text. Whether it is, the pairing decides. */
export const ESCAPE = 0;
export const COMMENT = 1;
/** `[` */
export const OPEN = 2;
/** `]` without an attribute block at once behind it. */
export const CLOSE = 3;
/** `]{…}` with a well-formed block. */
export const CLOSE_BLOCK = 4;
/** `]{` without a well-formed block. */
export const CLOSE_MALFORMED = 5;
/** `[]{…}` with a well-formed block. */
export const PARAGRAPH_CODE = 6;
/** `[]{` without a well-formed block. */
export const PARAGRAPH_MALFORMED = 7;
/** `[1>]` */
export const RANGE_START = 8;
/** `[<1]{…}` with a well-formed block. */
export const RANGE_END = 9;
/** `[<1]` without one. */
export const RANGE_END_MALFORMED = 10;
/** A well-formed block that belongs to nothing and stays text, behind any character at once. */
export const DETACHED = 11;
/** `<!--` without `-->`. */
export const COMMENT_UNCLOSED = 12;
/** A `{` without a well-formed block directly behind the start of a range; ends before its `{`. */
export const MALFORMED = 13;
/** Such a block behind a `]` and white space or comments. */
export const DETACHED_BEHIND_BRACKET = 14;
/** Such a block behind another block and white space or comments. */
export const DETACHED_BEHIND_BLOCK = 15;

/** The tokens as parallel lists; a block or a range label is found by the token's index. */
export interface Tokens {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly blocks: ReadonlyMap<number, Block>;
  readonly labels: ReadonlyMap<number, string>;
}

/** Finds every token from `start` to the end of the text, in one pass. */
export function readTokens(context: BlockContext, start: number): Tokens {
  const tokens: GrowingTokens = {
    count: 0,
    kinds: new Uint8Array(256),
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    blocks: new Map(),
    labels: new Map(),
  };
  const { text } = context;
  const scan: Scan = { context, text, tokens, detachedEnd: 0, noCommentEnds: false };
  const length = text.length;
  for (let index = start; index < length;) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7b || unit < 0x3c || (unit > 0x3c && unit < 0x5b)) index++;
    else index = readToken(scan, index, unit);
  }
  return tokens;
}

type GrowingTokens = { -readonly [Key in keyof Tokens]: Tokens[Key] } & {
  readonly blocks: Map<number, Block>;
  readonly labels: Map<number, string>;
};

interface Scan {
  readonly context: BlockContext;
  readonly text: string;
  readonly tokens: GrowingTokens;
  /** Where the last block ends that belongs to nothing. */
  detachedEnd: number;
  /** Once no `-->` follows, none follows any later `<!--` either. */
  noCommentEnds: boolean;
}

function readToken(scan: Scan, index: number, unit: number): number {
  if (unit === 0x5b /* [ */) return readOpening(scan, index);
  if (unit === 0x5d /* ] */) return readClosing(scan, index);
  if (unit === 0x5c /* \ */) return readEscape(scan, index);
  if (unit === 0x3c /* < */) return readComment(scan, index);
  if (unit === 0x7b /* { */) return readDetached(scan, index);
  return index + 1;
}

/** Adds a token and gives back its end, where the scan goes on. */
function add(scan: Scan, kind: number, start: number, end: number): number {
  const { tokens } = scan;
  if (tokens.count === tokens.kinds.length) grow(tokens);
  tokens.kinds[tokens.count] = kind;
  tokens.starts[tokens.count] = start;
  tokens.ends[tokens.count++] = end;
  return end;
}

function grow(tokens: GrowingTokens): void {
  const { kinds, starts, ends } = tokens;
  const size = kinds.length * 4;
  tokens.kinds = new Uint8Array(size);
  tokens.starts = new Int32Array(size);
  tokens.ends = new Int32Array(size);
  tokens.kinds.set(kinds);
  tokens.starts.set(starts);
  tokens.ends.set(ends);
}

function readOpening(scan: Scan, index: number): number {
  const { text } = scan;
  const next = text.charCodeAt(index + 1);
  if (next === 0x5d /* ] */ && text.charCodeAt(index + 2) === 0x7b) {
    return readWithBlock(scan, index, index + 2, [PARAGRAPH_CODE, PARAGRAPH_MALFORMED]);
  }
  if (next === 0x3c /* < */) return readRangeEnd(scan, index);
  const labelEnd = rangeLabelEnd(text, index + 1);
  const isMarker =
    labelEnd > index + 1 && text.charCodeAt(labelEnd) === 0x3e && text[labelEnd + 1] === "]";
  if (!isMarker) return add(scan, OPEN, index, index + 1);
  add(scan, RANGE_START, index, labelEnd + 2);
  scan.tokens.labels.set(scan.tokens.count - 1, text.slice(index + 1, labelEnd));
  return readBehindStart(scan, labelEnd + 2);
}

/** `[1>]{`: a block behind the start of a range belongs to nothing and stays text. */
function readBehindStart(scan: Scan, index: number): number {
  if (scan.text.charCodeAt(index) !== 0x7b) return index;
  const block = readBlock(scan.context, index);
  if (block === undefined) return add(scan, MALFORMED, index, index) + 1;
  add(scan, DETACHED, index, block.end);
  for (let at = index + 1; at < block.end - 1;) {
    at = scan.text.charCodeAt(at) === 0x5c ? readEscape(scan, at) : at + 1;
  }
  return block.end;
}

function readRangeEnd(scan: Scan, index: number): number {
  const { text } = scan;
  const labelEnd = rangeLabelEnd(text, index + 2);
  if (labelEnd === index + 2 || text[labelEnd] !== "]") return add(scan, OPEN, index, index + 1);
  const label = text.slice(index + 2, labelEnd);
  if (text[labelEnd + 1] !== "{") {
    add(scan, RANGE_END_MALFORMED, index, labelEnd + 1);
    return labelEnd + 1;
  }
  const end = readWithBlock(scan, index, labelEnd + 1, [RANGE_END, RANGE_END_MALFORMED]);
  scan.tokens.labels.set(scan.tokens.count - 1, label);
  return end;
}

/** `]` closes a passage only when a well-formed block follows it at once. */
function readClosing(scan: Scan, index: number): number {
  if (scan.text.charCodeAt(index + 1) !== 0x7b) return add(scan, CLOSE, index, index + 1);
  return readWithBlock(scan, index, index + 1, [CLOSE_BLOCK, CLOSE_MALFORMED]);
}

/** Adds the first kind with its block, or the second one that ends before the `{`. */
function readWithBlock(
  scan: Scan,
  start: number,
  brace: number,
  kinds: readonly [number, number],
): number {
  const block = readBlock(scan.context, brace, kinds[0] === PARAGRAPH_CODE);
  if (block === undefined) {
    add(scan, kinds[1], start, brace);
    return brace + 1;
  }
  add(scan, kinds[0], start, block.end);
  scan.tokens.blocks.set(scan.tokens.count - 1, block);
  return block.end;
}

function readEscape(scan: Scan, index: number): number {
  if (!isAsciiPunctuation(scan.text.charCodeAt(index + 1))) return index + 1;
  add(scan, ESCAPE, index, index + 1);
  return index + 2;
}

function readComment(scan: Scan, index: number): number {
  if (!scan.text.startsWith("<!--", index)) return index + 1;
  const close = scan.noCommentEnds ? -1 : scan.text.indexOf("-->", index + 4);
  if (close < 0) {
    scan.noCommentEnds = true;
    return add(scan, COMMENT_UNCLOSED, index, index + 4);
  }
  return add(scan, COMMENT, index, close + 3);
}

/**
 * `] {.a}`, `]{.a} {.b}`, `]{.a}{.b}` and `word{.a}`: a block that belongs to no passage.
 *
 * It stays text, so what stands in it is read on; only blocks in it are not reported again.
 */
function readDetached(scan: Scan, index: number): number {
  if (index < scan.detachedEnd) return index + 1;
  const kind = detachedKind(scan, index);
  const block = kind < 0 ? undefined : readBlock(scan.context, index, true);
  if (block === undefined) return index + 1;
  add(scan, kind, index, block.end);
  scan.detachedEnd = block.end;
  return index + 1;
}

/** The kind of token that a block at `index` would be, or -1 where it is behind nothing. */
function detachedKind(scan: Scan, index: number): number {
  const { text, tokens } = scan;
  let last = tokens.count - 1;
  let position = skipWhiteBack(text, index);
  while (last >= 0 && tokens.kinds[last] === COMMENT && tokens.ends[last] === position) {
    position = skipWhiteBack(text, tokens.starts[last--]);
  }
  if (position === 0 || isEscaped(tokens, last, position - 1)) return -1;
  if (position === index) return DETACHED;
  if (text.charCodeAt(position - 1) === 0x5d) return DETACHED_BEHIND_BRACKET;
  return last >= 0 && tokens.ends[last] === position ? DETACHED_BEHIND_BLOCK : -1;
}

function skipWhiteBack(text: string, index: number): number {
  let position = index;
  while (position > 0 && isWhite(text.charCodeAt(position - 1))) position--;
  return position;
}

/** Whether the last token is the backslash in front of the character at `position`. */
function isEscaped(tokens: Tokens, last: number, position: number): boolean {
  return last >= 0 && tokens.kinds[last] === ESCAPE && tokens.ends[last] === position;
}
