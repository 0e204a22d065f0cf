import { isScalar, visit, type Document, type Node, type Pair, type Scalar } from "yaml";
import { yamlScalar } from "../../features/completion/yamlScalar";
import type { TextEdit } from "../../markup/edits/edit";

/** A value in YAML: its text, and where it is written (offsets in the YAML). */
export interface YamlValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The keys that lead to it; a list gives no key. */
  readonly path: readonly string[];
  /** Whether it is a key itself: the last one of its path. */
  readonly isKey: boolean;
  readonly type: Scalar["type"];
}

/** Every key and value of a document, in the order of the text. */
export function yamlValues(document: Document.Parsed): readonly YamlValue[] {
  const values: YamlValue[] = [];
  visit(document, {
    Scalar(key, node, parents) {
      if (!node.range) return;
      const value = typeof node.value === "string" ? node.value : (node.source ?? "");
      const isKey = key === "key";
      const path = parents.flatMap(keyOf);
      const [start, end] = node.range;
      values.push({ value, start, end, path, isKey, type: node.type });
    },
  });
  return values;
}

function keyOf(parent: Document | Node | Pair): readonly string[] {
  if (!("key" in parent)) return [];
  return [isScalar(parent.key) ? String(parent.key.value) : ""];
}

/** The edit that writes a value with its names replaced. */
export function yamlEdit(source: string, one: YamlValue, now: YamlNow): TextEdit {
  const span = { start: one.start, end: one.end };
  const isBlock = one.type === "BLOCK_LITERAL" || one.type === "BLOCK_FOLDED";
  if (isBlock) return { span, newText: now.inSource(source.slice(one.start, one.end)) };
  const isPlain = one.type === "PLAIN";
  return { span, newText: isPlain ? yamlScalar(now.value) : JSON.stringify(now.value) };
}

export interface YamlNow {
  readonly value: string;
  /** The text as it is written, with its names replaced. */
  readonly inSource: (text: string) => string;
}

/** Comments of YAML: what stands behind `#` outside of all values. */
export function yamlComments(
  source: string,
  values: readonly YamlValue[],
): readonly { readonly start: number; readonly text: string }[] {
  const comments: { start: number; text: string }[] = [];
  let next = 0;
  for (const { 0: text, index } of source.matchAll(/(?<![^\s])#[^\r\n]*/g)) {
    while (next < values.length && values[next].end <= index) next++;
    const isInside = next < values.length && values[next].start < index;
    if (!isInside) comments.push({ start: index, text });
  }
  return comments;
}
