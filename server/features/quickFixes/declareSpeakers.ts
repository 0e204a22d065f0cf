import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from "yaml";
import { insertion, type TextEdit } from "../../markup/edits/edit";
import { isInterviewerName } from "../../markup/labelRules";
import { lineEndAt, lineStartAt, nextLineStart } from "../../markup/line";
import type { Transcript } from "../../markup/model";
import { yamlScalar } from "../completion/yamlScalar";

/**
 * The edit that declares labels under `speakers` in the front matter, in the style that is there;
 * a file without front matter gets one. Undefined where the front matter cannot be read.
 */
export function declareSpeakers(
  { text, frontMatter }: Transcript,
  labels: readonly string[],
): TextEdit | undefined {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  if (frontMatter.span === undefined) {
    if (frontMatter.problems.length > 0) return undefined;
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const lines = [
      "---",
      "speakers:",
      ...labels.map((label) => `  ${entry(label)}`),
      "---",
      "",
      "",
    ];
    return insertion(start, lines.join(eol));
  }
  const start = nextLineStart(text, lineEndAt(text, frontMatter.span.start));
  const fence = lastFence(text, frontMatter.span.end);
  const head: Head = { text, eol, start, fence };
  const document = parseDocument(text.slice(start, fence).replace(/\r(?!\n)/g, "\n"), {
    schema: "core",
    logLevel: "silent",
  });
  if (document.errors.length > 0) return undefined;
  const top: unknown = document.contents;
  if (top !== null && !(isMap(top) && !top.flow)) return undefined;
  const pairs = isMap(top) ? (top.items as Pair<Node, Node | null>[]) : [];
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === "speakers");
  return pair === undefined ? addKey(head, labels) : addBelow(head, pair, labels);
}

/** The front matter in the text: from behind its first fence to its closing one. */
interface Head {
  readonly text: string;
  readonly eol: string;
  readonly start: number;
  readonly fence: number;
}

/** Nobody's role is guessed, but for the names that stand for interviewers everywhere. */
function entry(label: string): string {
  const role = isInterviewerName(label) ? "{ role: interviewer }" : "{}";
  return `${yamlScalar(label)}: ${role}`;
}

function lastFence(text: string, end: number): number {
  let last = end;
  while (last > 0 && "\r\n".includes(text[last - 1])) last--;
  return lineStartAt(text, last);
}

function addKey({ fence, eol }: Head, labels: readonly string[]): TextEdit {
  const lines = ["speakers:", ...labels.map((label) => `  ${entry(label)}`)];
  return insertion(fence, lines.map((line) => line + eol).join(""));
}

function addBelow(
  head: Head,
  { key, value }: Pair<Node, Node | null>,
  labels: readonly string[],
): TextEdit | undefined {
  const isList = isSeq(value);
  if (!isMap(value) && !isList) return isEmpty(value) ? addFirst(head, key, labels) : undefined;
  const items = labels.map((label) => (isList ? yamlScalar(label) : entry(label)));
  if (value.flow) return addToFlow(head, value, items);
  const [first] = value.items as (Node | Pair<Node, Node | null>)[];
  const at = head.start + (rangeOf(first)?.[0] ?? 0);
  const lineStart = lineStartAt(head.text, at);
  const indent = /^[ \t]*/.exec(head.text.slice(lineStart, at))?.[0] ?? "";
  const lines = items.map((item) => `${head.eol}${indent}${isList ? "- " : ""}${item}`);
  return insertion(endOfBlock(head, at, { indent: indent.length, isList }), lines.join(""));
}

function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.value === null && value.source === "");
}

function addFirst(head: Head, key: Node, labels: readonly string[]): TextEdit | undefined {
  const behind = head.start + (key.range?.[1] ?? 0);
  const colon = head.text.indexOf(":", behind);
  if (colon < 0) return undefined;
  const lines = labels.map((label) => `${head.eol}  ${entry(label)}`);
  return insertion(colon + 1, lines.join(""));
}

function addToFlow(
  { start }: Head,
  value: { readonly items: readonly unknown[]; readonly range?: readonly number[] | null },
  items: readonly string[],
): TextEdit {
  const last = value.items.at(-1) as Node | Pair<Node, Node | null> | undefined;
  if (last === undefined) return insertion(start + (value.range?.[0] ?? 0) + 1, items.join(", "));
  const end = start + (endOf(last) ?? 0);
  return insertion(end, items.map((item) => `, ${item}`).join(""));
}

function rangeOf(item: Node | Pair<Node, Node | null>): readonly number[] | null | undefined {
  return "key" in item ? item.key.range : item.range;
}

function endOf(item: Node | Pair<Node, Node | null>): number | undefined {
  if (!("key" in item)) return item.range?.[1];
  return item.value?.range?.[1] ?? item.key.range?.[1];
}

/** Behind the last line that belongs to a map or list of this indentation and is not blank. */
function endOfBlock(
  { text, fence }: Head,
  first: number,
  { indent, isList }: { readonly indent: number; readonly isList: boolean },
): number {
  let end = lineEndAt(text, first);
  for (let line = nextLineStart(text, end); line < fence;) {
    const lineEnd = lineEndAt(text, line);
    const written = text.slice(line, lineEnd);
    const depth = written.search(/[^ \t]/);
    // The items of a list may stand in the same column as the keys around it.
    const isKey = isList && depth === indent && written[depth] !== "-";
    if (depth >= 0 && (depth < indent || isKey)) break;
    if (depth >= 0) end = lineEnd;
    line = nextLineStart(text, lineEnd);
  }
  return end;
}
