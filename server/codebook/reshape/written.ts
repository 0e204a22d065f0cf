import { isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Span } from "../../markup/model";
import { flowScalar, type WrittenEntries } from "../entryText";
import type { Spot } from "../insertion";
import { contentEnd, entriesOf, itemsOf, spanOf, textOf, type Entry } from "../reading";
import { commentsIn } from "./comments";
import { extentOf, lineStart } from "./extent";

/** Entries to be written elsewhere. */
export interface Moved extends WrittenEntries {
  /** Comments that have no place between braces: they stand above the line instead. */
  readonly comments: readonly string[];
}

/**
 * Entries as they are written, with their comments, ready to be put into another map of either
 * style. Undefined where a value has a notation that cannot stand between braces.
 */
export function writtenEntries(text: string, spots: readonly Spot[]): Moved | undefined {
  const flows = spots.map(({ map, entry }) =>
    map.flow ? text.slice(startOf(entry), contentEnd(entry)) : flowOf(text, entry),
  );
  if (flows.some((flow) => flow === undefined)) return undefined;
  return {
    block: (indent) => spots.flatMap((spot) => blockOf(text, spot, indent)),
    flow: flows.join(", "),
    comments: spots.flatMap((spot) => commentsAround(text, spot)),
  };
}

function blockOf(text: string, spot: Spot, indent: number): string[] {
  const extent = extentOf(text, spot);
  if (spot.map.flow) return blockOfFlow(text, spot, indent);
  if (extent === undefined) return [];
  const lines = linesOf(text.slice(extent.start, extent.end));
  return lines.map((line) => shifted(line, indent - extent.indent));
}

/** An entry from between braces on lines of its own, its comments above it. */
function blockOfFlow(text: string, spot: Spot, indent: number): string[] {
  const { entry } = spot;
  const key = spanOf(entry.key) ?? { start: 0, end: 0 };
  const behindKey = text.slice(key.end, contentEnd(entry));
  // Between braces a colon needs no blank behind a quote, and an entry no colon.
  const rest = behindKey.trim() === "" ? ":" : behindKey.replace(/^\s*:(?=[^\s])/, ": ");
  const [first, ...others] = linesOf(text.slice(key.start, key.end) + rest);
  const column = key.start - lineStart(text, key.start);
  const inner = others.map((line) => deeper(shifted(line, indent - column), indent));
  const blanks = " ".repeat(indent);
  const comments = commentsAround(text, spot).map((comment) => blanks + comment);
  return [...comments, blanks + first, ...inner];
}

/** The comments of an entry that do not stand inside what is written between braces. */
function commentsAround(text: string, spot: Spot): string[] {
  const extent = extentOf(text, spot);
  if (extent === undefined) return [];
  const inner = spot.map.flow
    ? [{ start: startOf(spot.entry), end: contentEnd(spot.entry) }]
    : flowValues(spot.entry);
  return commentsIn(text)
    .filter(({ start }) => start >= extent.start && start < extent.end)
    .filter((one) => !inner.some(({ start, end }) => start <= one.start && one.start < end))
    .map((comment) => comment.text);
}

/** The values inside an entry that are written between braces or brackets. */
function flowValues({ value }: Entry): Span[] {
  if (isMap(value) || isSeq(value)) {
    if (value.flow) return [spanOf(value) ?? { start: 0, end: 0 }];
    return isMap(value) ? entriesOf(value as never).flatMap(flowValues) : [];
  }
  return [];
}

/** An entry of a block map as it stands between braces. */
function flowOf(text: string, entry: Entry): string | undefined {
  const key = spanOf(entry.key);
  const value = flowValue(text, entry.value);
  if (key === undefined || value === undefined) return undefined;
  return `${text.slice(key.start, key.end)}: ${value}`;
}

function flowValue(text: string, node: Node | null): string | undefined {
  const span = spanOf(node);
  if (node === null || span === undefined) return "null";
  if (isScalar(node)) return flowOfScalar(text.slice(span.start, span.end), node);
  if ((isMap(node) || isSeq(node)) && node.flow) return text.slice(span.start, span.end);
  if (isSeq(node)) {
    return enclosed(
      "[]",
      itemsOf(node as never).map((item) => flowValue(text, item)),
    );
  }
  if (!isMap(node)) return undefined;
  return enclosed(
    "{}",
    entriesOf(node as never).map((entry) => flowOf(text, entry)),
  );
}

function flowOfScalar(written: string, node: Scalar): string {
  const isPlain = node.type === "PLAIN" && !/[,[\]{}\r\n]/.test(written);
  const isQuoted = /^QUOTE/.test(node.type ?? "") && !/[\r\n]/.test(written);
  const isSafe = (isPlain || isQuoted) && written !== "";
  const text = textOf(node)?.trim();
  return isSafe ? written : text === undefined ? "null" : flowScalar(text);
}

function enclosed(
  [open, close]: string,
  parts: readonly (string | undefined)[],
): string | undefined {
  return parts.includes(undefined) ? undefined : `${open} ${parts.join(", ")} ${close}`;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A line moved to the right or, as far as it has blanks, to the left; empty lines stay empty. */
function shifted(line: string, by: number): string {
  if (by >= 0) return line === "" ? "" : " ".repeat(by) + line;
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(-by, blanks));
}

function deeper(line: string, indent: number): string {
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return line === "" || blanks > indent ? line : " ".repeat(indent + 1 - blanks) + line;
}

function startOf(entry: Entry): number {
  return spanOf(entry.key)?.start ?? 0;
}
