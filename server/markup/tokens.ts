import type { Block } from "./model";
import { readBlock, type BlockContext } from "./block";
import { classesOf } from "./charClasses";
import { isAsciiPunctuation, isWhite, SIGN } from "./characters";
import { rangeLabelEnd } from "./label";
import { emptyTokens, grow, labelNumber, type GrowingTokens } from "./tokenLists";

/**
 * What may be markup, in the order of the text. Whether it is, the pairing decides. The malformed
 * form of a token with a block is the next number.
 */
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

/**
 * The tokens as parallel lists, which the next transcript overwrites: most transcripts are short
 * and many, so that making new lists for each would cost more than reading it.
 */
export interface Tokens {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** For a token with a block its index in `blocks`. */
  readonly refs: Int32Array;
  /** For the marker of a range a number for its label, below `labelCount`. */
  readonly labels: Int32Array;
  readonly labelCount: number;
  readonly blocks: readonly Block[];
  /** Whether any block has an `#id`. */
  readonly hasIds: boolean;
  /** The indexes of the comments. */
  readonly comments: readonly number[];
  /** The class of each unit of the text. */
  readonly classes: Uint8Array;
}

/** Finds every token from `start` to the end of the text, in one pass. */
export function readTokens(context: BlockContext, start: number): Tokens {
  const { text } = context;
  const tokens = emptyTokens(classesOf(text));
  const { classes } = tokens;
  const scan: Scan = { context, text, tokens, detachedEnd: 0, noCommentEnds: false };
  const length = text.length;
  for (let index = start; index < length;) {
    if (classes[index] === SIGN) index = readToken(scan, index, text.charCodeAt(index));
    else index++;
  }
  return tokens;
}

/** The block of a token that has one. */
export function blockOf(tokens: Tokens, index: number): Block {
  return tokens.blocks[tokens.refs[index]];
}

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
  const index = tokens.count;
  if (index === tokens.kinds.length) grow(tokens);
  tokens.kinds[index] = kind;
  tokens.starts[index] = start;
  tokens.ends[index] = end;
  tokens.count = index + 1;
  return end;
}

function addWithBlock(scan: Scan, kind: number, start: number, block: Block): number {
  const { tokens } = scan;
  add(scan, kind, start, block.end);
  tokens.refs[tokens.count - 1] = tokens.blocks.push(block) - 1;
  if (block.id !== undefined) tokens.hasIds = true;
  return block.end;
}

/** Adds a marker's label to the token that was added last. */
function addLabel(scan: Scan, start: number, end: number): void {
  const { tokens, text } = scan;
  tokens.labels[tokens.count - 1] = labelNumber(tokens, text, start, end);
}

function readOpening(scan: Scan, index: number): number {
  const { text } = scan;
  const next = text.charCodeAt(index + 1);
  if (next === 0x5d /* ] */ && text.charCodeAt(index + 2) === 0x7b) {
    return readWithBlock(scan, index, index + 2, PARAGRAPH_CODE);
  }
  if (next === 0x3c /* < */) return readRangeEnd(scan, index);
  const labelEnd = rangeLabelEnd(text, index + 1);
  const isMarker =
    labelEnd > index + 1 && text.charCodeAt(labelEnd) === 0x3e && text[labelEnd + 1] === "]";
  if (!isMarker) return add(scan, OPEN, index, index + 1);
  add(scan, RANGE_START, index, labelEnd + 2);
  addLabel(scan, index + 1, labelEnd);
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
  if (text.charCodeAt(labelEnd + 1) !== 0x7b) {
    return add(scan, RANGE_END_MALFORMED, index, labelEnd + 1);
  }
  const end = readWithBlock(scan, index, labelEnd + 1, RANGE_END);
  addLabel(scan, index + 2, labelEnd);
  return end;
}

/** `]` closes a passage only when a well-formed block follows it at once. */
function readClosing(scan: Scan, index: number): number {
  if (scan.text.charCodeAt(index + 1) !== 0x7b) return add(scan, CLOSE, index, index + 1);
  return readWithBlock(scan, index, index + 1, CLOSE_BLOCK);
}

/** Adds a token of this kind with its block, or one of the malformed kind before the `{`. */
function readWithBlock(scan: Scan, start: number, brace: number, kind: number): number {
  const block = readBlock(scan.context, brace, kind === PARAGRAPH_CODE);
  if (block !== undefined) return addWithBlock(scan, kind, start, block);
  return add(scan, kind + 1, start, brace) + 1;
}

function readEscape(scan: Scan, index: number): number {
  if (!isAsciiPunctuation(scan.text.charCodeAt(index + 1))) return index + 1;
  add(scan, ESCAPE, index, index + 1);
  return index + 2;
}

function readComment(scan: Scan, index: number): number {
  if (scan.text.charCodeAt(index + 1) !== 0x21 || !scan.text.startsWith("<!--", index)) {
    return index + 1;
  }
  const close = scan.noCommentEnds ? -1 : scan.text.indexOf("-->", index + 4);
  if (close < 0) {
    scan.noCommentEnds = true;
    return add(scan, COMMENT_UNCLOSED, index, index + 4);
  }
  scan.tokens.comments.push(scan.tokens.count);
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
