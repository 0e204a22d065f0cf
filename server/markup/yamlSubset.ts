import type { Span } from "./model";

/**
 * The simple part of YAML that front matter is nearly always written in: maps of one word or a few
 * words per key, lists of single values, maps and lists in brackets on one line. Whatever is not
 * certain to mean the same in all of YAML is left to the library: a tab, an escape, a comment
 * behind a value, a value over several lines.
 */
export type SubsetNode = SubsetScalar | SubsetMap | SubsetList;

export interface SubsetScalar extends Span {
  readonly kind: "scalar";
  /** The text of the scalar, or nothing for YAML's null. */
  readonly value: string | undefined;
}

export interface SubsetMap {
  readonly kind: "map";
  readonly entries: readonly SubsetEntry[];
}

export interface SubsetEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: SubsetNode;
}

export interface SubsetList {
  readonly kind: "list";
  readonly items: readonly SubsetScalar[];
}

/** Reads the YAML from `start` to `end`, or nothing where it goes beyond the simple part. */
export function readYamlSubset(text: string, start: number, end: number): SubsetMap | undefined {
  const state: State = { text, end, next: start, at: start, lineEnd: start, indent: -1 };
  if (!toNextLine(state)) return undefined;
  if (state.indent < 0) return { kind: "map", entries: [] };
  const map = state.indent === 0 ? readBlockMap(state, 0) : undefined;
  return state.indent < 0 ? map : undefined;
}

interface State {
  readonly text: string;
  readonly end: number;
  /** Where the line behind this one starts. */
  next: number;
  /** The present place on this line, and its end without blanks. */
  at: number;
  lineEnd: number;
  /** How far this line is indented; -1 behind the last one. */
  indent: number;
}

/** Moves to the next line that is neither blank nor a comment; false for one of unknown meaning. */
function toNextLine(state: State): boolean {
  const { text, end } = state;
  while (state.next < end) {
    const start = state.next;
    let at = start;
    while (at < end && text.charCodeAt(at) === 0x20) at++;
    if (!findLineEnd(state, at)) return false;
    if (at === state.lineEnd || text.charCodeAt(at) === 0x23 /* # */) continue;
    state.at = at;
    state.indent = at - start;
    return true;
  }
  state.indent = -1;
  return true;
}

/** Finds the end of the line, and where the next one starts; false if a character is unusual. */
function findLineEnd(state: State, from: number): boolean {
  const { text, end } = state;
  let position = from;
  while (position < end && text.charCodeAt(position) !== 0x0a) {
    const unit = text.charCodeAt(position);
    const isPair = unit === 0x0d && text.charCodeAt(position + 1) === 0x0a;
    if (!isPair && isUnusual(unit)) return false;
    position++;
  }
  state.next = Math.min(end, position + 1);
  if (position > from && text.charCodeAt(position - 1) === 0x0d) position--;
  while (position > from && text.charCodeAt(position - 1) === 0x20) position--;
  state.lineEnd = position;
  return true;
}

/** Control characters, a tab too, and white space and line breaks beyond ASCII. */
function isUnusual(unit: number): boolean {
  if (unit < 0x7f) return unit < 0x20;
  return unit <= 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200f) || isSeparator(unit);
}

function isSeparator(unit: number): boolean {
  return unit === 0x2028 || unit === 0x2029 || unit === 0x3000;
}

function readBlockMap(state: State, indent: number): SubsetMap | undefined {
  const entries: SubsetEntry[] = [];
  while (state.indent === indent) {
    const entry = readBlockEntry(state, indent);
    if (entry === undefined || hasKey(entries, entry.key)) return undefined;
    entries.push(entry);
  }
  return state.indent < indent ? { kind: "map", entries } : undefined;
}

function readBlockEntry(state: State, indent: number): SubsetEntry | undefined {
  const start = state.at;
  const end = endOfKey(state);
  if (end < 0) return undefined;
  state.at = skipBlanks(state, end + 1);
  const isEmpty = state.at >= state.lineEnd;
  const node = isEmpty ? readBelow(state, indent) : readInline(state, indent);
  return node && { key: state.text.slice(start, end), keySpan: { start, end }, node };
}

/** What stands below a key: a map or a list that is indented further, or nothing. */
function readBelow(state: State, indent: number): SubsetNode | undefined {
  const { lineEnd } = state;
  if (!toNextLine(state)) return undefined;
  const isList = state.indent >= indent && isItem(state);
  if (isList) return readBlockList(state, state.indent);
  if (state.indent > indent) return readBlockMap(state, state.indent);
  return { kind: "scalar", value: undefined, start: lineEnd, end: lineEnd };
}

/** The value on the line of its key; whatever is indented further would be a part of it. */
function readInline(state: State, indent: number): SubsetNode | undefined {
  const unit = state.text.charCodeAt(state.at);
  const node =
    unit === 0x7b /* { */
      ? readFlowMap(state)
      : unit === 0x5b /* [ */
        ? readFlowList(state)
        : readBlockScalar(state);
  if (node === undefined || state.at !== state.lineEnd || !toNextLine(state)) return undefined;
  return state.indent > indent ? undefined : node;
}

function readBlockList(state: State, indent: number): SubsetList | undefined {
  const items: SubsetScalar[] = [];
  while (state.indent === indent && isItem(state)) {
    state.at = skipBlanks(state, state.at + 1);
    const item = readBlockScalar(state);
    if (item === undefined || state.at !== state.lineEnd || !toNextLine(state)) return undefined;
    items.push(item);
  }
  return state.indent > indent ? undefined : { kind: "list", items };
}

function isItem({ text, at }: State): boolean {
  return text.charCodeAt(at) === 0x2d && text.charCodeAt(at + 1) === 0x20;
}

/** `{ a: b, c: "d", e: { f: g } }` on one line. */
function readFlowMap(state: State): SubsetMap | undefined {
  const entries: SubsetEntry[] = [];
  const first = skipBlanks(state, state.at + 1);
  if (state.text.charCodeAt(first) === 0x7d) {
    state.at = first;
    return closes(state, 0x7d) ? { kind: "map", entries } : undefined;
  }
  do {
    state.at = skipBlanks(state, state.at + 1);
    const start = state.at;
    const end = endOfKey(state);
    if (end < 0) return undefined;
    const key = state.text.slice(start, end);
    state.at = skipBlanks(state, end + 1);
    const isMap = state.text.charCodeAt(state.at) === 0x7b;
    const node = isMap ? readFlowMap(state) : readFlowScalar(state);
    if (node === undefined || hasKey(entries, key)) return undefined;
    entries.push({ key, keySpan: { start, end }, node });
    state.at = skipBlanks(state, state.at);
  } while (state.text.charCodeAt(state.at) === 0x2c && state.at < state.lineEnd);
  return closes(state, 0x7d) ? { kind: "map", entries } : undefined;
}

/** `[a, "b"]` on one line. */
function readFlowList(state: State): SubsetList | undefined {
  const items: SubsetScalar[] = [];
  do {
    state.at = skipBlanks(state, state.at + 1);
    const item = readFlowScalar(state);
    if (item === undefined) return undefined;
    items.push(item);
    state.at = skipBlanks(state, state.at);
  } while (state.text.charCodeAt(state.at) === 0x2c && state.at < state.lineEnd);
  return closes(state, 0x5d) ? { kind: "list", items } : undefined;
}

function closes(state: State, unit: number): boolean {
  return state.at < state.lineEnd && state.text.charCodeAt(state.at++) === unit;
}

function readBlockScalar(state: State): SubsetScalar | undefined {
  const { text, at, lineEnd } = state;
  if (isQuote(text.charCodeAt(at))) return readQuoted(state);
  const value = text.slice(at, lineEnd);
  if (!PLAIN_START.test(value) || NOT_PLAIN.test(value)) return undefined;
  state.at = lineEnd;
  return scalar(value, at);
}

function readFlowScalar(state: State): SubsetScalar | undefined {
  const { text, at, lineEnd } = state;
  if (isQuote(text.charCodeAt(at))) return readQuoted(state);
  let end = at;
  while (end < lineEnd && !",]}".includes(text[end])) end++;
  const value = text.slice(at, end).trimEnd();
  if (!FLOW_PLAIN.test(value)) return undefined;
  state.at = at + value.length;
  return scalar(value, at);
}

/** A quoted scalar on one line, without escapes and doubled quotes. */
function readQuoted(state: State): SubsetScalar | undefined {
  const { text, at, lineEnd } = state;
  const end = text.indexOf(text[at], at + 1) + 1;
  if (end <= 0 || end > lineEnd) return undefined;
  const value = text.slice(at + 1, end - 1);
  if (value.includes("\\") || text[end] === text[at]) return undefined;
  state.at = end;
  return { kind: "scalar", value, start: at, end };
}

function scalar(value: string, start: number): SubsetScalar {
  const isNull = NULL.test(value);
  return { kind: "scalar", value: isNull ? undefined : value, start, end: start + value.length };
}

const PLAIN_START = /^[\p{L}\p{N}(./+_~]/u;
/** A colon or a number sign may end a plain value, or begin a comment. */
const NOT_PLAIN = /: |:$|#/;
const FLOW_PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._/()+’-]*$/u;
const KEY = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._/()+’&'-]*$/u;
const NULL = /^(?:~|[Nn]ull|NULL)$/;
const LONGEST_KEY = 200;

/** Where the key ends, before its colon and a blank; -1 where it is not a simple one. */
function endOfKey({ text, at, lineEnd }: State): number {
  const limit = Math.min(lineEnd, at + LONGEST_KEY);
  let end = at;
  while (end < limit && text.charCodeAt(end) !== 0x3a /* : */) end++;
  const isFollowed = end + 1 === lineEnd || text.charCodeAt(end + 1) === 0x20;
  if (end >= limit || !isFollowed) return -1;
  const key = text.slice(at, end);
  return KEY.test(key) && !key.endsWith(" ") && !NULL.test(key) ? end : -1;
}

function hasKey(entries: readonly SubsetEntry[], key: string): boolean {
  return entries.some((entry) => entry.key === key);
}

function skipBlanks({ text, lineEnd }: State, from: number): number {
  let position = from;
  while (position < lineEnd && text.charCodeAt(position) === 0x20) position++;
  return position;
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}
