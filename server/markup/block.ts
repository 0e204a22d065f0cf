import type { Block, BlockCode, BlockEntry } from "./model";
import { codeName } from "./codeNames";
import {
  isAsciiPunctuation,
  isLineBreak,
  isWhite,
  letterLength,
  letterOrDigitLength,
  wordCharacterLength,
} from "./characters";

/** The longest attribute block, from `{` to `}` (section 2 of the markup). */
export const MAX_BLOCK_LENGTH = 10_000;
/** The longest code id, in characters. */
export const MAX_CODE_LENGTH = 100;

/** What the reader of a block must know about its surroundings. */
export interface BlockContext {
  readonly text: string;
  /** Whether a line that starts here is blank, a label, a heading or ignored: it ends the block. */
  readonly endsParagraph: (lineStart: number) => boolean;
  /** Whether the line with this offset is a heading or ignored: a block that starts there ends there. */
  readonly isOutsideSpeech: (offset: number) => boolean;
  /** Starts of items that are known to lead to no block: keeps hostile text linear. */
  readonly hopeless: Set<number>;
}

/**
 * Reads the attribute block whose `{` stands at `start` (section 2 of the markup).
 *
 * Returns undefined when it is not well-formed: what stands there is text then. The mark `-` may
 * stand only in `[]{…}`, never beside a code.
 */
export function readBlock(
  context: BlockContext,
  start: number,
  mayBeMark = false,
): Block | undefined {
  if (!mayStartBlock(context.text.charCodeAt(start + 1))) return undefined;
  return readPlainBlock(context.text, start) ?? readAnyBlock(context, start, mayBeMark);
}

/** Most braces that open no block show it by the next character already. */
function mayStartBlock(unit: number): boolean {
  if (unit >= 0x80 || isWhite(unit)) return true;
  return unit === 0x2e || unit === 0x23 || unit === 0x2d || codeUnits[unit] === 1;
}

/** `{.code}` with an ASCII id: what nearly all blocks are. */
function readPlainBlock(text: string, start: number): Block | undefined {
  if (text.charCodeAt(start + 1) !== 0x2e /* . */) return undefined;
  const first = start + 2;
  let position = first;
  let hash = 0;
  let unit = text.charCodeAt(position);
  while (unit < 0x80 && codeUnits[unit] === 1) {
    hash = (Math.imul(hash, 31) + unit) | 0;
    unit = text.charCodeAt(++position);
  }
  const length = position - first;
  if (unit !== 0x7d /* } */ || length === 0 || length > MAX_CODE_LENGTH) return undefined;
  if (letterLength(text, first) === 0) return undefined;
  const id = codeName(text, first, position, hash);
  return {
    start,
    end: position + 1,
    codes: [{ id, start: start + 1, end: position }],
    entries: NO_ENTRIES,
    id: undefined,
    isMark: false,
  };
}

const NO_ENTRIES: readonly BlockEntry[] = [];

/** ASCII letters, digits, `-` and `_`. */
const codeUnits = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  if (/[\w-]/.test(String.fromCharCode(unit))) codeUnits[unit] = 1;
}

function readAnyBlock(context: BlockContext, start: number, mayBeMark: boolean): Block | undefined {
  const state: State = {
    context,
    start,
    limit: Math.min(context.text.length, start + MAX_BLOCK_LENGTH),
    position: start + 1,
    codes: [],
    entries: [],
    id: undefined,
    isMark: false,
    visited: [],
  };
  if (!readItems(state)) {
    rememberFailure(state);
    return undefined;
  }
  const { codes, entries, id, isMark } = state;
  if (isMark && (codes.length > 0 || !mayBeMark)) return undefined;
  return { start, end: state.position, codes, entries, id, isMark };
}

interface State {
  readonly context: BlockContext;
  readonly start: number;
  readonly limit: number;
  position: number;
  readonly codes: BlockCode[];
  readonly entries: BlockEntry[];
  id: BlockCode | undefined;
  isMark: boolean;
  /** The starts of the items so far. */
  readonly visited: number[];
}

/** Two readings that reach the start of one item end alike, so long failures are kept in mind. */
function rememberFailure({ context, visited }: State): void {
  if (visited.length < 16) return;
  for (const position of visited) context.hopeless.add(position);
}

function readItems(state: State): boolean {
  const { visited } = state;
  const { text, hopeless } = state.context;
  for (;;) {
    const before = state.position;
    if (!skipWhite(state)) return false;
    const unit = text.charCodeAt(state.position);
    if (unit === 0x7d /* } */) return visited.length > 0 && ++state.position > 0;
    if (visited.length > 0 && state.position === before) return false;
    if (hopeless.size > 0 && hopeless.has(state.position)) return false;
    visited.push(state.position);
    if (!readItem(state, unit)) return false;
  }
}

function readItem(state: State, unit: number): boolean {
  if (unit === 0x2e /* . */) return readCode(state);
  if (unit === 0x23 /* # */) return readId(state);
  if (unit === 0x2d /* - */) return readMark(state);
  return readEntry(state);
}

/** Moves to the next item; false at the limit or where the paragraph ends. */
function skipWhite(state: State): boolean {
  const { text } = state.context;
  while (state.position < state.limit) {
    const unit = text.charCodeAt(state.position);
    if (!isWhite(unit)) return true;
    state.position++;
    if (isLineBreak(unit) && !continuesAfterBreak(state, unit)) return false;
  }
  return false;
}

/** `position` is behind a line break; a CRLF is one break. */
function continuesAfterBreak(state: State, unit: number): boolean {
  const { text } = state.context;
  if (unit === 0x0d && text.charCodeAt(state.position) === 0x0a) return true;
  return mayGoOnAt(state, state.position);
}

function mayGoOnAt({ context, start }: State, lineStart: number): boolean {
  return !context.endsParagraph(lineStart) && !context.isOutsideSpeech(start);
}

function readCode(state: State): boolean {
  const { text } = state.context;
  const start = state.position;
  let position = start + 1;
  let length = letterLength(text, position);
  if (length === 0) return false;
  do {
    position += length;
    const unit = text.charCodeAt(position);
    length = unit === 0x2d || unit === 0x5f ? 1 : wordCharacterLength(text, position);
  } while (length > 0 && position < state.limit);
  const id = normalize(text.slice(start + 1, position));
  if (id.length > MAX_CODE_LENGTH && [...id].length > MAX_CODE_LENGTH) return false;
  state.codes.push({ id, start, end: position });
  state.position = position;
  return true;
}

function readId(state: State): boolean {
  const start = state.position;
  const end = endOfBare(state, start + 1, "=");
  if (end === start + 1 || state.id !== undefined) return false;
  state.id = { id: normalize(state.context.text.slice(start + 1, end)), start, end };
  state.position = end;
  return true;
}

function readMark(state: State): boolean {
  state.isMark = true;
  state.position++;
  return true;
}

function readEntry(state: State): boolean {
  const { text } = state.context;
  const start = state.position;
  const keyEnd = endOfKey(text, start, state.limit);
  if (keyEnd === start || text.charCodeAt(keyEnd) !== 0x3d /* = */) return false;
  const key = text.slice(start, keyEnd);
  if (state.entries.some((entry) => entry.key === key)) return false;
  state.position = keyEnd + 1;
  const value = readValue(state);
  if (value === undefined) return false;
  const end = state.position;
  state.entries.push({
    key,
    value,
    start,
    end,
    keySpan: { start, end: keyEnd },
    valueSpan: { start: keyEnd + 1, end },
  });
  return true;
}

function endOfKey(text: string, start: number, limit: number): number {
  let position = start + letterLength(text, start);
  if (position === start) return start;
  while (position < limit) {
    const isSign = "_:.-".includes(text[position]);
    const length = isSign ? 1 : letterOrDigitLength(text, position);
    if (length === 0) return position;
    position += length;
  }
  return position;
}

function readValue(state: State): string | undefined {
  const { text } = state.context;
  const start = state.position;
  const quote = text.charCodeAt(start);
  if (quote === 0x22 || quote === 0x27) return readQuoted(state, quote);
  state.position = endOfBare(state, start, "");
  return state.position > start ? text.slice(start, state.position) : undefined;
}

/** Where a bare value or an id ends: at white space, quotes, brackets or one more character. */
function endOfBare(state: State, start: number, alsoNot: string): number {
  const { text } = state.context;
  let position = start;
  while (position < state.limit) {
    const unit = text.charCodeAt(position);
    if (isWhite(unit) || "\"'[]{}".includes(text[position])) break;
    if (alsoNot !== "" && text[position] === alsoNot) break;
    position++;
  }
  return position;
}

function readQuoted(state: State, quote: number): string | undefined {
  const { text } = state.context;
  let value = "";
  let from = state.position + 1;
  for (state.position = from; state.position < state.limit;) {
    const unit = text.charCodeAt(state.position);
    if (unit === quote) {
      value += text.slice(from, state.position++);
      return value;
    }
    if (unit === 0x5c && isAsciiPunctuation(text.charCodeAt(state.position + 1))) {
      value += text.slice(from, state.position);
      from = state.position + 1;
      state.position += 2;
    } else if (isLineBreak(unit)) {
      value += text.slice(from, state.position) + " ";
      state.position += unit === 0x0d && text.charCodeAt(state.position + 1) === 0x0a ? 2 : 1;
      from = state.position;
      if (!mayGoOnAt(state, from)) return undefined;
    } else state.position++;
  }
  return undefined;
}

function normalize(id: string): string {
  for (let index = 0; index < id.length; index++) {
    if (id.charCodeAt(index) > 0x7f) return id.normalize("NFC");
  }
  return id;
}
