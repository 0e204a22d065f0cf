import { isCodeId, nameFromId } from "../../codebook/ids";
import type { PlainCode } from "../imports/codebooks/plainCodes";
import { readDescription } from "../refi/description";
import { colorOf } from "../refi/foreignCodes";
import type { Ledger } from "../refi/ledger";
import { mapsIn, textOf, type Fragment } from "./fragments";

/** The codes of a source, as they are told by fragments of YAML and by paths in the text. */
export interface CodeTree {
  /** Takes in `[[a>b>c]]`: the last is the code, and what stands before it says where it belongs. */
  addPath(path: readonly string[], place: string): void;
  roots(): readonly PlainCode[];
  /** What lines call a code by. */
  keyOf(code: PlainCode): string | undefined;
}

interface Node {
  readonly key: string;
  described: Omit<PlainCode, "isGroup" | "children">;
  /** Whether YAML says more of it than its place. */
  isDescribed: boolean;
  above: Node | undefined;
  readonly children: Node[];
}

export function codeTree(fragments: readonly Fragment[], ledger: Ledger): CodeTree {
  const tree: Tree = { nodes: new Map(), byId: new Map(), ledger };
  for (const { content } of fragments)
    for (const container of CONTAINERS) takeContainer(tree, container, content.get(container));
  const keys = new Map<PlainCode, string>();
  return {
    addPath(path, place) {
      const found = path.map((key) => nodeFor(tree, key));
      for (const [at, node] of found.entries()) if (at > 0) hang(tree, node, found[at - 1], place);
    },
    roots() {
      const nodes = [...tree.nodes.values()];
      for (const node of nodes) node.above?.children.push(node);
      const top = nodes.filter(({ above }) => above === undefined);
      return top.map((node) => plainOf(node, keys, true));
    },
    keyOf: (code) => keys.get(code),
  };
}

interface Tree {
  /** By what lines call them. */
  readonly nodes: Map<string, Node>;
  readonly byId: Map<string, Node>;
  readonly ledger: Ledger;
}

type Entry = ReadonlyMap<string, unknown>;

/** `ROCK_codes` holds `codes`; some sources have the codes right in it. */
function takeContainer(tree: Tree, name: string, value: unknown): void {
  const maps = mapsIn(value);
  const inner = maps.flatMap((map) => (map.has("codes") ? mapsIn(map.get("codes")) : []));
  const waiting: (readonly [Node, string])[] = [];
  for (const entry of name === "ROCK_codes" && inner.length > 0 ? inner : maps)
    take(tree, { entry, above: undefined, level: 1 }, waiting);
  for (const [node, parent] of waiting)
    hang(tree, node, tree.byId.get(parent) ?? nodeFor(tree, parent), `code “${node.key}”`);
}

interface Place {
  readonly entry: Entry;
  readonly above: Node | undefined;
  readonly level: number;
}

function take(
  tree: Tree,
  { entry, above, level }: Place,
  waiting: (readonly [Node, string])[],
): void {
  const id = textOf(entry.get("id")) ?? textOf(entry.get("code")) ?? textOf(entry.get("label"));
  if (id === undefined) return tree.ledger.add(NAMELESS);
  const node = described(tree, entry, textOf(entry.get("code")) ?? id);
  if (!tree.byId.has(id)) tree.byId.set(id, node);
  const parent = textOf(entry.get("parentId"));
  if (above !== undefined) hang(tree, node, above, `code “${id}”`);
  else if (parent !== undefined) waiting.push([node, parent]);
  const children = level > MOST_LEVELS ? [] : entry.get("children");
  for (const child of Array.isArray(children) ? (children as unknown[]) : []) {
    const short = textOf(child);
    const maps: readonly Entry[] = short === undefined ? mapsIn(child) : [new Map([["id", short]])];
    for (const map of maps) take(tree, { entry: map, above: node, level: level + 1 }, waiting);
  }
}

/** The code of an entry; one that was only named before is described now. */
function described({ nodes }: Tree, entry: Entry, key: string): Node {
  const known = nodes.get(key);
  const says = [...entry.keys()].some((field) => !/^(?:id|code|parentId|children)$/.test(field));
  if (known && (!says || known.isDescribed)) return known;
  const node = known ?? newNode(key);
  node.described = describedBy(entry, key);
  node.isDescribed = says;
  nodes.set(key, node);
  return node;
}

function nodeFor({ nodes }: Tree, key: string): Node {
  const node = nodes.get(key) ?? newNode(key);
  nodes.set(key, node);
  return node;
}

function newNode(key: string): Node {
  return { key, described: named(key), isDescribed: false, above: undefined, children: [] };
}

function hang({ ledger }: Tree, node: Node, above: Node, place: string): void {
  if (node.above === above) return;
  if (node.above !== undefined) return ledger.add(TWO_PARENTS, place);
  if (isBelow(above, node)) return ledger.add(CIRCLE, place);
  node.above = above;
}

const CONTAINERS = ["ROCK_codes", "codes", "dct"];
const MOST_LEVELS = 100;

const NAMELESS = {
  fate: "left out",
  what: "codes of YAML without an id",
  why: "Nothing in the text can mean them.",
} as const;
const TWO_PARENTS = {
  fate: "changed",
  what: "codes that belong to two others",
  why: "For ROCK the last name of a path is the code, wherever it belongs. It belongs to the first one here.",
} as const;
const CIRCLE = {
  fate: "changed",
  what: "codes below themselves or too many others",
  why: "A code cannot belong to itself, and a codebook has at most 90 levels.",
} as const;

function isBelow(node: Node, other: Node): boolean {
  let at: Node | undefined = node;
  for (let level = 0; at !== undefined && level < MOST_LEVELS; level++) {
    if (at === other) return true;
    at = at.above;
  }
  return at !== undefined;
}

function named(key: string): Node["described"] {
  return isCodeId(key) ? { name: nameFromId(key), id: key } : { name: key };
}

/** What a codebook of ours says of a code stands in its description, and comes back from there. */
function describedBy(entry: ReadonlyMap<string, unknown>, key: string): Node["described"] {
  const { id, ...parts } = readDescription(textOf(entry.get("description")) ?? "");
  const instruction = textOf(entry.get("instruction"));
  const plain = named(key);
  const own = id ?? plain.id;
  const label = textOf(entry.get("label"));
  const color = textOf(entry.get("color")) ?? textOf(entry.get("fillcolor"));
  return {
    name: label ?? (own === undefined ? key : nameFromId(own)),
    ...(own !== undefined && { id: own }),
    parts: { ...parts, include: parts.include ?? instruction },
    color: color === undefined ? undefined : colorOf(color),
  };
}

/** At the top, what has codes below it is a theme. */
function plainOf(node: Node, keys: Map<PlainCode, string>, isTop: boolean): PlainCode {
  const children = node.children.map((child) => plainOf(child, keys, false));
  const code = { ...node.described, isGroup: isTop && children.length > 0, children };
  keys.set(code, node.key);
  return code;
}
