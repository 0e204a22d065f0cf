import type { Attribute, DeclaredSpeaker, FrontMatter, FrontMatterValue, Span } from "./model";
import { readYamlSubset, type SubsetEntry, type SubsetNode } from "./yamlSubset";

/**
 * Reads front matter that is written in the simple part of YAML, which nearly all is: the library
 * takes a hundred times as long, and a study has thousands of files. Gives back exactly what
 * `readFrontMatterYaml` does, or nothing where it is not certain to: a problem, say, is found by
 * the library.
 */
export function readFrontMatterFast(text: string, inner: Span): FrontMatter | undefined {
  const top = readYamlSubset(text, inner.start, inner.end);
  if (top === undefined) return undefined;
  const values: MutableFrontMatter = { attributes: [], speakers: [], problems: [] };
  for (const entry of top.entries) if (!readEntry(values, entry)) return undefined;
  return values;
}

type MutableFrontMatter = { -readonly [Key in keyof FrontMatter]: FrontMatter[Key] };

const VALUES = {
  case: "case",
  coder: "coder",
  date: "date",
  source: "source",
  status: "status",
  verbatim: "seal",
} as const;

/** Takes in one key of the front matter; false where its value has not the right shape. */
function readEntry(values: MutableFrontMatter, { key, node }: SubsetEntry): boolean {
  if (key === "attributes") return assign(values, "attributes", readAttributes(node));
  if (key === "speakers") return assign(values, "speakers", readSpeakers(node));
  if (!Object.hasOwn(VALUES, key)) return true;
  if (node.kind !== "scalar") return false;
  values[VALUES[key as keyof typeof VALUES]] = valueOf(node);
  return true;
}

function assign<Key extends "attributes" | "speakers">(
  values: MutableFrontMatter,
  key: Key,
  value: MutableFrontMatter[Key] | undefined,
): boolean {
  if (value !== undefined) values[key] = value;
  return value !== undefined;
}

function readAttributes(node: SubsetNode): readonly Attribute[] | undefined {
  const attributes: Attribute[] = [];
  for (const entry of entriesOf(node) ?? [UNFIT]) {
    if (entry.node.kind !== "scalar") return undefined;
    const { value, start, end } = entry.node;
    if (value === undefined) continue;
    attributes.push({ key: entry.key, value, keySpan: entry.keySpan, valueSpan: { start, end } });
  }
  return attributes;
}

function readSpeakers(node: SubsetNode): readonly DeclaredSpeaker[] | undefined {
  if (node.kind === "list") return readSpeakerList(node.items);
  const speakers: DeclaredSpeaker[] = [];
  for (const entry of entriesOf(node) ?? [UNFIT]) {
    const speaker = readSpeaker(entry);
    if (speaker === undefined) return undefined;
    speakers.push(speaker);
  }
  return speakers;
}

function readSpeakerList(
  items: readonly (Span & { readonly value: string | undefined })[],
): readonly DeclaredSpeaker[] | undefined {
  const speakers: DeclaredSpeaker[] = [];
  for (const { value, start, end } of items) {
    if (value === undefined) return undefined;
    speakers.push({ label: value, attributes: [], isListed: true, span: { start, end } });
  }
  return speakers;
}

function readSpeaker({ key, keySpan, node }: SubsetEntry): DeclaredSpeaker | undefined {
  let role: string | undefined;
  let ownCase: string | undefined;
  let attributes: readonly Attribute[] | undefined = [];
  for (const entry of entriesOf(node) ?? [UNFIT]) {
    if (entry === UNFIT) return undefined;
    if (entry.key === "attributes") attributes = readAttributes(entry.node);
    if (entry.key !== "role" && entry.key !== "case") continue;
    if (entry.node.kind !== "scalar") return undefined;
    if (entry.key === "role") role = entry.node.value;
    else ownCase = entry.node.value;
  }
  return attributes && { label: key, role, case: ownCase, attributes, span: keySpan };
}

/** The entries of a map, none for null, and nothing for what is no map. */
function entriesOf(node: SubsetNode): readonly SubsetEntry[] | undefined {
  if (node.kind === "map") return node.entries;
  return node.kind === "scalar" && node.value === undefined ? [] : undefined;
}

/** Stands for a value of the wrong shape. */
const UNFIT: SubsetEntry = {
  key: "",
  keySpan: { start: 0, end: 0 },
  node: { kind: "list", items: [] },
};

function valueOf(node: Extract<SubsetNode, { kind: "scalar" }>): FrontMatterValue | undefined {
  const { value, start, end } = node;
  return value === undefined ? undefined : { value, start, end };
}
