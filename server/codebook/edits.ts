import { isMap, isScalar, type Document, type YAMLMap } from "yaml";
import type { NewEntry } from "./entryText";
import { isCodeId, nameFromId, normalizeId } from "./ids";
import { addBelow, appendToMap, appendToText, indentOf, spotInMap } from "./insertion";
import type { Sheet, Spot } from "./insertion";
import type { Codebook, CodebookEdit, CodebookNode } from "./model";
import { readCodebook } from "./parse";
import { quoted } from "./problems";
import { entriesOf, spanOf } from "./reading";
import { readYaml } from "./yamlText";

/** A code to be added to a codebook. */
export interface NewCode {
  readonly id: string;
  /** Left out of the file where it is what the id reads as anyway. */
  readonly name?: string;
  readonly definition?: string;
  readonly example?: string | readonly string[];
  /** The id of the theme, category or code to stand under; absent: the top-level `codes`. */
  readonly under?: string;
}

/** The edits, in the order of the text and without overlap, or why there are none, in words. */
export type CodebookChange =
  { readonly edits: readonly CodebookEdit[] } | { readonly problem: string };

/**
 * Adds a code to the text of codebook.yaml as the last one in its place, and keeps comments,
 * layout and line breaks as they are. A theme or code written in the short form becomes a map
 * first. The result is read again before it is offered: it is the same codebook and the new code,
 * or there is a problem instead. A text that does not parse, an id that is invalid or taken, and
 * an unknown `under` are problems too (specification of the codebook, section 2).
 */
export function addCodeEdit(text: string, code: NewCode): CodebookChange {
  const { codebook, problems } = readCodebook(text);
  if (codebook === undefined) return { problem: cannotBeRead(text, problems) };
  const id = normalizeId(code.id);
  if (!isCodeId(id))
    return { problem: `${quoted(code.id)} cannot be the id of a code. ${ID_RULE}` };
  if (codebook.nodes.has(id)) return { problem: `The codebook has a code "${id}" already.` };
  const under = code.under === undefined ? undefined : normalizeId(code.under);
  if (under !== undefined && !codebook.nodes.has(under)) {
    return { problem: `The codebook has no ${quoted(under)} to put the code under.` };
  }
  const added = { ...code, id, under };
  const edits = editsFor(text, codebook, added);
  const isSafe = edits !== undefined && keepsEverything(codebook, applyEdits(text, edits), added);
  return isSafe ? { edits } : { problem: ADD_BY_HAND };
}

/** The text after the edits, which must be in its order and not overlap. */
export function applyEdits(text: string, edits: readonly CodebookEdit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { span, newText } of edits) {
    pieces.push(text.slice(from, span.start), newText);
    from = span.end;
  }
  return pieces.join("") + text.slice(from);
}

export const ID_RULE = "An id is a letter, then letters, digits, - or _, at most 100 characters.";
const ADD_BY_HAND =
  "The codebook is written in a way that a code cannot safely be added to here. Add it by hand.";
/** For a change of what is there already. */
export const BY_HAND =
  "The codebook is written in a way that cannot safely be changed here. Change it by hand.";

/** That a text has to be corrected first, and where. */
export function cannotBeRead(text: string, problems: readonly { start: number }[]): string {
  const line = text
    .slice(0, problems[0]?.start ?? 0)
    .split("\n")
    .length.toLocaleString("en");
  return `The codebook cannot be read (see line ${line}). Correct it first.`;
}

function editsFor(text: string, codebook: Codebook, code: NewCode): CodebookEdit[] | undefined {
  const { document } = readYaml(text, { tokens: "keep" });
  if (document === undefined) return undefined;
  const root = isMap(document.contents) ? (document.contents as YAMLMap) : undefined;
  const sheet = sheetFor(text, root);
  const entry = entryFor(code);
  const underNode = code.under === undefined ? undefined : codebook.nodes.get(code.under);
  const codes: NewEntry = { key: "codes", entries: [entry] };
  if (root === undefined) return isBlank(document) ? appendToText(sheet, codes) : undefined;
  if (underNode === undefined) return addToMap(sheet, root, entry);
  const spot = spotAt(root, underNode.keySpan.start);
  if (spot === undefined) return undefined;
  const { value } = spot.entry;
  if (isMap(value)) return addToMap(sheet, value as YAMLMap, entry);
  return addBelow(sheet, spot, codes, "definition");
}

/** Adds to the `codes` of a map, and makes them where it has none. */
function addToMap(sheet: Sheet, map: YAMLMap, entry: NewEntry): CodebookEdit[] | undefined {
  const codes = spotInMap(map, "codes");
  if (codes !== undefined) return addBelow(sheet, codes, entry);
  return appendToMap(sheet, map, { key: "codes", entries: [entry] });
}

function isBlank(document: Document.Parsed): boolean {
  const { contents } = document;
  return contents === null || (isScalar(contents) && contents.source === "");
}

function entryFor(code: NewCode): NewEntry {
  const name = code.name?.trim();
  const definition = code.definition?.trim();
  const examples = [code.example ?? []].flat().map((text) => text.trim());
  const written = examples.filter((text) => text !== "");
  const entries: NewEntry[] = [];
  if (name && name !== nameFromId(code.id)) entries.push({ key: "name", text: name });
  if (definition) entries.push({ key: "definition", text: definition });
  if (written.length === 1) entries.push({ key: "example", text: written[0] });
  if (written.length > 1) entries.push({ key: "example", list: written });
  if (entries.length === 0) return { key: code.id };
  const isShort = entries.length === 1 && definition;
  return isShort ? { key: code.id, text: definition } : { key: code.id, entries };
}

export function sheetFor(text: string, root: YAMLMap | undefined): Sheet {
  const first = text.indexOf("\n");
  const lineBreak = first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
  return { text, lineBreak, step: (root && stepOf(root)) ?? 2 };
}

/** By how much the first block map inside a block map is indented. */
function stepOf(map: YAMLMap): number | undefined {
  for (const { value } of map.flow ? [] : entriesOf(map)) {
    if (isMap(value) && !value.flow) return indentOf(value as YAMLMap) - indentOf(map);
  }
  return undefined;
}

/** The entry whose key starts at that offset. */
export function spotAt(root: YAMLMap, offset: number): Spot | undefined {
  const waiting = [root];
  for (let map = waiting.pop(); map !== undefined; map = waiting.pop()) {
    for (const entry of entriesOf(map)) {
      if (spanOf(entry.key)?.start === offset) return { map, entry };
      if (isMap(entry.value)) waiting.push(entry.value as YAMLMap);
    }
  }
  return undefined;
}

/** Whether the new text is the old codebook and the new code in its place, and nothing else. */
function keepsEverything(before: Codebook, text: string, code: NewCode): boolean {
  const after = readCodebook(text).codebook;
  if (after === undefined || after.nodes.size !== before.nodes.size + 1) return false;
  const added = after.nodes.get(code.id);
  if (added === undefined || added.parent !== code.under) return false;
  return [...before.nodes.values()].every((node) => isSame(node, after.nodes.get(node.id)));
}

function isSame(node: CodebookNode, other: CodebookNode | undefined): boolean {
  return other !== undefined && contentOf(node) === contentOf(other);
}

/** All that an entry says, for comparing. */
export function contentOf(node: CodebookNode): string {
  const { id, name, definition, include, exclude, examples, illustration, memo } = node;
  const { color, status, replacedBy, attributes, parent, theme } = node;
  const texts = [id, name, definition, include, exclude, examples, illustration, memo];
  return JSON.stringify([...texts, color, status, replacedBy, [...attributes], parent, theme]);
}
