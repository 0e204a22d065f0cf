import { isMap, isScalar, type Node, type YAMLMap } from "yaml";
import { blockLines, flowMap, flowText, type Layout, type NewEntry } from "./entryText";
import type { CodebookEdit } from "./model";
import { contentEnd, entriesOf, keyText, spanOf, type Entry } from "./reading";

/** The text that is to change, and how it is laid out. */
export interface Sheet extends Layout {
  readonly text: string;
}

/** An entry of a map, and the map. */
export interface Spot {
  readonly map: YAMLMap;
  readonly entry: Entry;
}

/**
 * Edits that add `added` as the last entry of a map, in the style of the map. Comments and blank
 * lines behind the last entry stay behind the new one.
 */
export function appendToMap(sheet: Sheet, map: YAMLMap, added: NewEntry): CodebookEdit[] {
  if (map.flow) return [appendToFlowMap(sheet, map, added)];
  const last = entriesOf(map).at(-1);
  if (last !== undefined) return insertBehind(sheet, { map, entry: last }, added);
  return [insertLines(sheet, map.range?.[1] ?? 0, blockLines(added, indentOf(map), sheet))];
}

/** Edits that add `added` behind an entry of the same map, and behind what belongs to that entry. */
export function insertBehind(sheet: Sheet, { map, entry }: Spot, added: NewEntry): CodebookEdit[] {
  if (map.flow) return [insertBehindInFlow(sheet, entry, added)];
  const indent = indentOf(map);
  return [
    insertLines(sheet, entryEnd(sheet.text, entry, indent), blockLines(added, indent, sheet)),
  ];
}

/**
 * Where the last thing ends that belongs to an entry of a block map: its value, or comments below
 * it that are indented deeper than its key.
 */
export function entryEnd(text: string, entry: Entry, indent: number): number {
  let end = contentEnd(entry);
  let line = lineBehind(text, end);
  while (line < text.length) {
    const next = nextLine(text, line);
    const [, blanks = "", sign = ""] = /^([ \t]*)(\S?)/.exec(text.slice(line, next)) ?? [];
    if (sign !== "" && (sign !== "#" || blanks.length <= indent)) break;
    if (sign === "#") end = next;
    line = next;
  }
  return end;
}

/** Where the line behind some content begins; behind a block text, the offset itself does. */
export function lineBehind(text: string, offset: number): number {
  return offset > 0 && text[offset - 1] === "\n" ? offset : nextLine(text, offset);
}

/** Where the line behind that of `offset` begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const found = text.indexOf("\n", offset);
  return found < 0 ? text.length : found + 1;
}

/**
 * Edits that add `added` below an entry, whatever stands there: nothing, a map, or, where
 * `scalarKey` says what to call it, a single text, which then becomes the first entry of a map.
 * Undefined where the notation is one that cannot be extended safely.
 */
export function addBelow(
  sheet: Sheet,
  spot: Spot,
  added: NewEntry,
  scalarKey?: string,
): CodebookEdit[] | undefined {
  const { value } = spot.entry;
  if (isMap(value)) return appendToMap(sheet, value as YAMLMap, added);
  if (isEmpty(value)) return fillEmpty(sheet, spot, added);
  if (scalarKey === undefined || value === null) return undefined;
  return wrapScalar(sheet, spot, { key: scalarKey, added });
}

/** A map at the end of a text that has none yet. */
export function appendToText(sheet: Sheet, added: NewEntry): CodebookEdit[] {
  return [insertLines(sheet, sheet.text.length, blockLines(added, 0, sheet))];
}

/** The entry of a map with that key, if any. */
export function spotInMap(map: YAMLMap, key: string): Spot | undefined {
  const entry = entriesOf(map).find((candidate) => keyText(candidate.key) === key);
  return entry === undefined ? undefined : { map, entry };
}

/** The column in which the keys of a block map stand. */
export function indentOf(map: YAMLMap): number {
  const token = map.srcToken;
  return token !== undefined && "indent" in token ? token.indent : 0;
}

function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

function insert(at: number, newText: string): CodebookEdit {
  return { span: { start: at, end: at }, newText };
}

/** Puts lines behind the line in which `end` lies; behind a block text, `end` begins a line. */
function insertLines(sheet: Sheet, end: number, lines: readonly string[]): CodebookEdit {
  const { text, lineBreak } = sheet;
  const block = lines.join(lineBreak);
  if (end === 0 || text[end - 1] === "\n") return insert(end, block + lineBreak);
  const next = text.indexOf("\n", end);
  return next < 0 ? insert(text.length, lineBreak + block) : insert(next + 1, block + lineBreak);
}

function appendToFlowMap(sheet: Sheet, map: YAMLMap, added: NewEntry): CodebookEdit {
  const { text } = sheet;
  const last = entriesOf(map).at(-1);
  if (last !== undefined) return insertBehindInFlow(sheet, last, added);
  const at = (map.range?.[0] ?? 0) + 1;
  const isTight = text[at] === "}";
  return insert(at, ` ${flowText(added)}${isTight ? " " : ""}`);
}

function insertBehindInFlow(sheet: Sheet, entry: Entry, added: NewEntry): CodebookEdit {
  const { text } = sheet;
  const keyStart = spanOf(entry.key)?.start ?? 0;
  const lineStart = text.lastIndexOf("\n", keyStart - 1) + 1;
  const before = text.slice(lineStart, keyStart);
  // Where that entry has a line of its own, so gets the new one.
  const separator = lineStart > 0 && before.trim() === "" ? sheet.lineBreak + before : " ";
  return insert(contentEnd(entry), `,${separator}${flowText(added)}`);
}

/** Where the colon of an entry ends; undefined where it has none. */
function colonEnd(entry: Entry): number | undefined {
  const colon = entry.srcToken?.sep?.find(({ type }) => type === "map-value-ind");
  return colon === undefined ? undefined : colon.offset + 1;
}

/** An anchor or a tag would belong to the new value, and mean something else there. */
function hasProperties(entry: Entry): boolean {
  const tokens = entry.srcToken?.sep ?? [];
  return tokens.some(({ type }) => type === "anchor" || type === "tag");
}

function fillEmpty(
  sheet: Sheet,
  { map, entry }: Spot,
  added: NewEntry,
): CodebookEdit[] | undefined {
  if (hasProperties(entry)) return undefined;
  const colon = colonEnd(entry);
  const value = spanOf(entry.value);
  const isWritten = value !== undefined && value.end > value.start;
  if (map.flow) {
    const newText = flowMap([added]);
    if (isWritten) return [{ span: value, newText }];
    const keyEnd = spanOf(entry.key)?.end ?? 0;
    return [colon === undefined ? insert(keyEnd, `: ${newText}`) : insert(colon, ` ${newText}`)];
  }
  if (colon === undefined) return undefined;
  const lines = insertLines(
    sheet,
    isWritten ? value.end : colon,
    blockLines(added, indentOf(map) + sheet.step, sheet),
  );
  return isWritten ? [{ span: { start: colon, end: value.end }, newText: "" }, lines] : [lines];
}

interface Wrapping {
  /** The key that the single text gets. */
  readonly key: string;
  readonly added: NewEntry;
}

function wrapScalar(sheet: Sheet, spot: Spot, wrapping: Wrapping): CodebookEdit[] | undefined {
  const colon = colonEnd(spot.entry);
  const value = spanOf(spot.entry.value);
  if (colon === undefined || value === undefined) return undefined;
  const stretch = { start: colon, end: value.end };
  if (spot.map.flow) return wrapInFlow(sheet, stretch, wrapping);
  const indent = indentOf(spot.map) + sheet.step;
  const head = `${sheet.lineBreak}${" ".repeat(indent)}${wrapping.key}:`;
  return [
    insert(stretch.start, head),
    ...indentLines(sheet, stretch),
    insertLines(sheet, stretch.end, blockLines(wrapping.added, indent, sheet)),
  ];
}

function wrapInFlow(sheet: Sheet, stretch: CodebookEdit["span"], { key, added }: Wrapping) {
  const isTight = !/\s/.test(sheet.text[stretch.start] ?? "");
  return [
    insert(stretch.start, ` { ${key}:${isTight ? " " : ""}`),
    insert(stretch.end, `, ${flowText(added)} }`),
  ];
}

/** The lines of a text over several lines move to the right with it, so that it stays the same. */
function indentLines({ text, step }: Sheet, { start, end }: CodebookEdit["span"]): CodebookEdit[] {
  const edits: CodebookEdit[] = [];
  for (
    let at = text.indexOf("\n", start);
    at >= 0 && at + 1 < end;
    at = text.indexOf("\n", at + 1)
  ) {
    const isBlankLine = text[at + 1] === "\n" || text[at + 1] === "\r";
    if (!isBlankLine) edits.push(insert(at + 1, " ".repeat(step)));
  }
  return edits;
}
