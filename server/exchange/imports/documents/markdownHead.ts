import { isMap, isSeq, type Node } from "yaml";
import { findFrontMatter } from "../../../markup/frontMatter";
import {
  entriesOf,
  openFrontMatter,
  resolve,
  scalarOf,
  type Entry,
  type Reader,
} from "../../../markup/frontMatterReader";
import type { AccountItem } from "../account";

/** What stands before the text of a Markdown file. */
export interface MarkdownHead {
  /** Where the text starts, and how many lines stand before it. */
  readonly end: number;
  readonly lines: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly date: string | undefined;
  readonly speakers: readonly string[];
  readonly account: readonly AccountItem[];
}

const NONE: MarkdownHead = {
  end: 0,
  lines: 0,
  attributes: new Map(),
  date: undefined,
  speakers: [],
  account: [],
};

/** Reads the front matter; what is none, or not valid, is text. */
export function readHead(text: string): MarkdownHead {
  const found = findFrontMatter(text);
  if (!found || "problem" in found) return NONE;
  const reader = openFrontMatter(text, found.inner);
  if ("problem" in reader || !isMap(reader.document.contents)) return NONE;
  const entries = entriesOf(reader, reader.document.contents, "The front matter");
  if (reader.problems.length > 0) return NONE;
  const { end } = found.span;
  return {
    end,
    lines: text.slice(0, end).split(/\r\n?|\n/).length - 1,
    ...valuesOf(reader, entries),
  };
}

type Values = Pick<MarkdownHead, "attributes" | "date" | "speakers" | "account">;

function valuesOf(reader: Reader, entries: readonly Entry[]): Values {
  const attributes = new Map<string, string>();
  const left: string[] = [];
  let date: string | undefined;
  let speakers: readonly string[] = [];
  for (const { key, value } of entries) {
    if (key.value === "speakers") speakers = namesIn(reader, value);
    const words = wordsOf(reader, value);
    if (key.value === "date" && words) date = dayIn(words);
    if (key.value === "date" && date !== undefined) continue;
    // A seal is of the words as they stand in that file.
    if (key.value === "attributes") addAll(attributes, reader, value);
    else if (words === undefined || key.value === "verbatim") left.push(key.value);
    else if (words !== "") attributes.set(key.value, words);
  }
  return { attributes, date, speakers, account: leftOut(left) };
}

function dayIn(words: string): string | undefined {
  return /^(\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01]))(?![\d-])/.exec(words)?.[1];
}

/** One value, or a list of values in one line; undefined for what is more than that. */
function wordsOf(reader: Reader, node: Node | null): string | undefined {
  const resolved = resolve(reader, node);
  if (resolved === null) return "";
  if (!isSeq(resolved)) return scalarOf(reader, resolved)?.value;
  const items = resolved.items.map((item) => scalarOf(reader, item as Node)?.value);
  return items.includes(undefined) ? undefined : items.join(", ");
}

/** Names of speakers: a list of them, or the keys of a map. */
function namesIn(reader: Reader, node: Node | null): readonly string[] {
  const resolved = resolve(reader, node);
  const names = isSeq(resolved)
    ? resolved.items
    : isMap(resolved)
      ? resolved.items.map(({ key }) => key)
      : [];
  return names.flatMap((name) => scalarOf(reader, name as Node)?.value ?? []);
}

function addAll(attributes: Map<string, string>, reader: Reader, node: Node | null): void {
  const resolved = resolve(reader, node);
  if (!isMap(resolved)) return;
  for (const { key, value } of entriesOf(reader, resolved, "attributes")) {
    const words = wordsOf(reader, value);
    if (words) attributes.set(key.value, words);
  }
}

const MOST_PLACES = 5;

function leftOut(keys: readonly string[]): readonly AccountItem[] {
  if (keys.length === 0) return [];
  const why = "An attribute is one value; a seal belongs to the file in which it stands.";
  return [
    {
      fate: "left out",
      what: "entries of the front matter",
      count: keys.length,
      why,
      places: keys.slice(0, MOST_PLACES).map((key) => `“${key}”`),
    },
  ];
}
