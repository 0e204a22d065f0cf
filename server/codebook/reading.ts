import { isAlias, isCollection, isMap, isPair, isScalar, isSeq } from "yaml";
import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Span } from "../markup/model";
import { MAX_ALIASES } from "./limits";
import type { CodebookProblem } from "./model";
import { problem, quoted } from "./problems";

/** What one reading of codebook.yaml carries along. */
export interface Reading {
  readonly text: string;
  readonly root: Node | null;
  readonly problems: CodebookProblem[];
  /** How many aliases may still be followed. */
  aliasesLeft: number;
  anchors?: ReadonlyMap<string, readonly Node[]>;
}

/** A value with its aliases followed, and the place where the reader of the file sees it. */
export interface Value extends Span {
  readonly node: Scalar | YAMLMap | YAMLSeq | undefined;
}

export type Entry = Pair<Node, Node | null>;

export function entriesOf(map: YAMLMap): readonly Entry[] {
  return map.items as Entry[];
}

export function itemsOf(list: YAMLSeq): readonly (Node | null)[] {
  return list.items as (Node | null)[];
}

/**
 * The value that stands at `node`. An alias gives the value of the nearest anchor of its name
 * above it; one that leads nowhere, or into itself, is a problem and has no value. At most 100
 * aliases are followed. Because an alias only ever leads upwards, following them ends.
 */
export function valueAt(reading: Reading, node: Node | null, fallback: Span): Value {
  const span = spanOf(node) ?? fallback;
  if (!isAlias(node)) return { ...span, node: plainNode(node) };
  if (reading.aliasesLeft <= 0) return withoutValue(reading, span);
  reading.aliasesLeft--;
  const target = anchorFor(reading, node, span);
  if (target !== undefined) return { ...span, node: plainNode(target) };
  const name = quoted(`*${node.source}`);
  reading.problems.push(
    problem(
      "invalid-value",
      span,
      `The alias ${name} has no anchor (&name) above it. Write the value out instead.`,
    ),
  );
  return { ...span, node: undefined };
}

/** The text of a scalar as written, without quotes; absent for an empty value and for `null`. */
export function textOf(node: Scalar): string | undefined {
  if (node.value === null) return undefined;
  return node.source ?? String(node.value);
}

/** The text of a key, exactly as written but without quotes; absent when it is no plain text. */
export function keyText(node: Node | null): string | undefined {
  return isScalar(node) ? (node.source ?? "") : undefined;
}

export function spanOf(node: Node | null | undefined): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

/** From the key to the last character of the value, without comments and blank lines behind it. */
export function entrySpan(text: string, entry: Entry): Span {
  const start = spanOf(entry.key)?.start ?? 0;
  let end = Math.max(contentEnd(entry), spanOf(entry.key)?.end ?? 0);
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Where the last thing inside an entry ends; a block map's own range would take in comments. */
export function contentEnd(entry: Entry): number {
  let last: Node | null = entry.value ?? entry.key;
  for (;;) {
    if (!isCollection(last) || last.flow || last.items.length === 0) break;
    const item: unknown = last.items[last.items.length - 1];
    last = (isPair(item) ? (item.value ?? item.key) : item) as Node | null;
  }
  return last?.range?.[1] ?? 0;
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

function plainNode(node: Node | null): Value["node"] {
  return isScalar(node) || isMap(node) || isSeq(node) ? node : undefined;
}

function withoutValue(reading: Reading, span: Span): Value {
  if (reading.aliasesLeft === 0) {
    reading.aliasesLeft = -1;
    reading.problems.push(
      problem(
        "limit-reached",
        span,
        `The codebook uses more than ${MAX_ALIASES} YAML aliases (the limit); from here on ` +
          "they are not followed. Write the values out instead.",
      ),
    );
  }
  return { ...span, node: undefined };
}

function anchorFor(reading: Reading, alias: Alias, span: Span): Node | undefined {
  reading.anchors ??= collectAnchors(reading.root);
  const above = (reading.anchors.get(alias.source) ?? []).findLast(
    (node) => (node.range?.[0] ?? Infinity) < span.start,
  );
  const isAroundAlias = above !== undefined && (above.range?.[1] ?? 0) >= span.end;
  return isAroundAlias ? undefined : above;
}

/** Every node with an anchor, by its name, in the order of the text. */
function collectAnchors(root: Node | null): Map<string, Node[]> {
  const anchors = new Map<string, Node[]>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (isPair(next)) {
      waiting.push(next.value, next.key);
      continue;
    }
    if (isCollection(next))
      for (let i = next.items.length - 1; i >= 0; i--) waiting.push(next.items[i]);
    if (!(isCollection(next) || isScalar(next)) || next.anchor === undefined) continue;
    const sameName = anchors.get(next.anchor);
    if (sameName === undefined) anchors.set(next.anchor, [next]);
    else sameName.push(next);
  }
  return anchors;
}
