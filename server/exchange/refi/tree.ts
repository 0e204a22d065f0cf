import type { Refused } from "../imports/documents/refused";
import { readXml, type XmlSource } from "../imports/documents/xml";

/** An element of a file of another program, with all that is in it. */
export interface Tree {
  /** Without prefix: programs write the namespaces of REFI-QDA in several ways. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Tree[];
  /** The text right in it. */
  readonly text: string;
}

interface Growing extends Tree {
  readonly children: Growing[];
  text: string;
}

/** The outermost element of a file, or why it is not read. */
export function readTree(source: XmlSource): Tree | Refused {
  const top: Growing = grown("", new Map());
  const open = [top];
  const refusal = readXml(source, {
    start({ name, attributes }) {
      const element = grown(name, attributes);
      open[open.length - 1].children.push(element);
      open.push(element);
    },
    text: (text) => void (open[open.length - 1].text += text),
    end: () => void open.pop(),
  });
  return refusal ?? top.children[0] ?? grown("", new Map());
}

function grown(name: string, attributes: ReadonlyMap<string, string>): Growing {
  return { name, attributes, children: [], text: "" };
}

export function childrenOf(tree: Tree | undefined, ...names: readonly string[]): readonly Tree[] {
  return tree?.children.filter(({ name }) => names.includes(name)) ?? [];
}

export function childOf(tree: Tree | undefined, name: string): Tree | undefined {
  return tree?.children.find((child) => child.name === name);
}

/** The text of an element inside, without white space around it; undefined where there is none. */
export function textIn(tree: Tree, name: string): string | undefined {
  return childOf(tree, name)?.text.trim() || undefined;
}

/** A value without white space around it; undefined where there is none. */
export function attributeOf(tree: Tree, name: string): string | undefined {
  return tree.attributes.get(name)?.trim() || undefined;
}

/** A count or a position; undefined where there is none. */
export function numberIn(tree: Tree, name: string): number | undefined {
  const text = attributeOf(tree, name) ?? "";
  return /^\+?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
