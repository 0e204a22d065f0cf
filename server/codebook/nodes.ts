import { isMap, isScalar } from "yaml";
import type { Span } from "../markup/model";
import { readContent, type Content } from "./content";
import { isCodeId, nameFromId, normalizeId } from "./ids";
import { MAX_LEVELS, MAX_NODES } from "./limits";
import type { CodebookNode, NodeKind } from "./model";
import { problem, quoted } from "./problems";
import { reportValue, type Field } from "./fields";
import { entriesOf, entrySpan, keyText, spanOf, valueAt } from "./reading";
import type { Entry, Reading, Value } from "./reading";

/** A node while its codebook is being read; what stays unknown until then may still change. */
export interface DraftNode extends Omit<CodebookNode, "kind" | "children" | "replacedBy"> {
  kind: NodeKind;
  readonly children: DraftNode[];
  replacedBy?: string;
}

/** The tree as far as it is read. */
export interface Tree {
  readonly reading: Reading;
  /** Every node by id, in the order of the text. */
  readonly nodes: Map<string, DraftNode>;
  /** Where each `replacedBy` stands, by the id of its node. */
  readonly replacements: Map<string, Span>;
  /** How many more entries may be read, duplicates and invalid ones included. */
  entriesLeft: number;
}

export function emptyTree(reading: Reading): Tree {
  return { reading, nodes: new Map(), replacements: new Map(), entriesLeft: MAX_NODES };
}

/**
 * Reads `themes` or `codes` at the top of the codebook and returns its nodes; all of them, at any
 * depth, are in `tree.nodes` as well. A node whose id is invalid or taken is left out with a
 * problem, and the nodes below it take its place, so that no code disappears.
 */
export function readRoots(tree: Tree, field: Field): DraftNode[] {
  return readChildren(tree, field, { level: 1, areThemes: field.key === "themes" });
}

/** Where nodes stand. */
interface Place {
  readonly parent?: DraftNode;
  readonly theme?: string;
  readonly level: number;
  readonly areThemes: boolean;
}

function readChildren(tree: Tree, field: Field, place: Place): DraftNode[] {
  const { node, key } = field;
  if (node === undefined || (isScalar(node) && node.value === null)) return [];
  if (!isMap(node)) {
    const message = `"${key}" must be a map: on each line an id, a colon, and what belongs to it.`;
    reportValue(tree.reading, field, message);
    return [];
  }
  if (place.level > MAX_LEVELS) {
    const message =
      `The codes here are nested deeper than ${MAX_LEVELS} levels (the limit) and are not read. ` +
      "Move them further up.";
    tree.reading.problems.push(problem("limit-reached", field, message));
    return [];
  }
  return readEntries(tree, entriesOf(node), place);
}

function readEntries(tree: Tree, entries: readonly Entry[], place: Place): DraftNode[] {
  const nodes: DraftNode[] = [];
  for (const entry of entries) {
    if (!hasRoom(tree, entry)) break;
    for (const node of readEntry(tree, entry, place)) nodes.push(node);
  }
  return nodes;
}

function hasRoom(tree: Tree, entry: Entry): boolean {
  if (tree.entriesLeft > 0) {
    tree.entriesLeft--;
    return true;
  }
  if (tree.entriesLeft < 0) return false;
  tree.entriesLeft = -1;
  const limit = MAX_NODES.toLocaleString("en");
  const message =
    `The codebook has more than ${limit} themes and codes (the limit); those from here on are ` +
    "not read. Split the study into several folders.";
  const span = spanOf(entry.key) ?? { start: 0, end: 0 };
  tree.reading.problems.push(problem("limit-reached", span, message));
  return false;
}

/** The node of an entry, or, where it is left out, the nodes below it. */
function readEntry(tree: Tree, entry: Entry, place: Place): DraftNode[] {
  const keySpan = spanOf(entry.key) ?? { start: 0, end: 0 };
  const id = readId(tree, entry, keySpan);
  const value = valueAt(tree.reading, entry.value, keySpan);
  const content = readContent(tree.reading, value, keySpan);
  if (id === undefined) {
    const below = { ...place, level: place.level + 1, areThemes: false };
    return content.codes.flatMap((field) => readChildren(tree, field, below));
  }
  return [readNode(tree, { id, entry, keySpan, value, content, place })];
}

interface Found {
  readonly id: string;
  readonly entry: Entry;
  readonly keySpan: Span;
  readonly value: Value;
  readonly content: Content;
  readonly place: Place;
}

function readNode(tree: Tree, found: Found): DraftNode {
  const { id, content, place } = found;
  const node = draft(tree, found);
  tree.nodes.set(id, node);
  if (content.replacedBySpan !== undefined) tree.replacements.set(id, content.replacedBySpan);
  const below: Place = {
    parent: node,
    level: place.level + 1,
    areThemes: false,
    ...(node.theme === undefined ? {} : { theme: node.theme }),
  };
  for (const field of content.codes) {
    for (const child of readChildren(tree, field, below)) node.children.push(child);
  }
  if (!place.areThemes && node.children.length > 0) node.kind = "category";
  if (node.kind === "code" && node.definition === undefined) reportUndefined(tree.reading, node);
  return node;
}

function draft(tree: Tree, { id, entry, keySpan, content, place }: Found): DraftNode {
  const theme = place.areThemes ? id : place.theme;
  return {
    id,
    name: nameFromId(id),
    kind: place.areThemes ? "theme" : "code",
    ...content.values,
    children: [],
    order: tree.nodes.size,
    ...(place.parent === undefined ? {} : { parent: place.parent.id }),
    ...(theme === undefined ? {} : { theme }),
    keySpan,
    span: entrySpan(tree.reading.text, entry),
  };
}

/** The id of an entry after NFC; absent, with a problem, when it is no id or taken. */
function readId(tree: Tree, entry: Entry, span: Span): string | undefined {
  const { problems } = tree.reading;
  const raw = keyText(entry.key);
  if (raw === undefined || !isCodeId(raw)) {
    problems.push(problem("invalid-id", span, `${named(raw)} ${ID_RULE}`));
    return undefined;
  }
  const id = normalizeId(raw);
  const first = tree.nodes.get(id);
  if (first === undefined) return id;
  const message =
    `The id "${id}" stands further up in the codebook, and only the first one counts. ` +
    "Give this one another id.";
  problems.push({ ...problem("duplicate-id", span, message), related: first.keySpan });
  return undefined;
}

const ID_RULE =
  "cannot be the id of a theme or code. An id is a letter, then letters, digits, - or _, at most " +
  '100 characters. What people read may stand in "name".';

function named(raw: string | undefined): string {
  if (raw === undefined) return "This";
  return raw === "" ? "An empty key" : quoted(raw);
}

function reportUndefined(reading: Reading, node: DraftNode): void {
  const message = `The code "${node.id}" has no definition. Say in a sentence what it means.`;
  reading.problems.push(problem("no-definition", node.keySpan, message));
}
