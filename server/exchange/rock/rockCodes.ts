import { numberedId } from "../../codebook/ids";
import type { Codebook, CodebookNode } from "../../codebook/model";
import { describe } from "../refi/description";
import type { Ledger } from "../refi/ledger";

/** The ids of codes as ROCK can have them: letters without accents, digits and `_`. */
export function rockIds(ids: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...ids];
  const found = new Map(all.filter(isRockId).map((id) => [id, id]));
  const taken = new Set(found.values());
  for (const id of all) {
    if (found.has(id)) continue;
    const plain = plainId(id);
    let free = plain;
    for (let number = 2; taken.has(free); number++) free = plainId(numberedId(plain, number));
    taken.add(free);
    found.set(id, free);
  }
  return found;
}

/** Codes of cognitive interviews are written `[[ci--name]]`. */
function isRockId(id: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_]*$/.test(id) || /^ci--[a-zA-Z0-9_]+$/.test(id);
}

function plainId(id: string): string {
  const plain = id
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-zA-Z0-9_]+/g, "_");
  const kept = plain.replace(/^[^a-zA-Z]+|_+$/g, "");
  return kept === "" ? "code" : kept;
}

/** The codebook as a fragment of YAML that ROCK reads, with codes that only transcripts have at its end. */
export function codeFragment(
  { roots, nodes }: Codebook,
  ids: ReadonlyMap<string, string>,
  ledger: Ledger,
): readonly string[] {
  if (ids.size === 0) return [];
  for (const root of roots) reportTop(root, ledger);
  const lines = roots.flatMap((root) => nodeLines(root, { ids, ledger, indent: "    " }));
  const unknown = [...ids].filter(([id]) => !nodes.has(id));
  for (const [id] of unknown) ledger.add(UNKNOWN, `“${id}”`);
  const others = unknown.flatMap(([id, written]) => [
    `    - id: ${written}`,
    ...(id === written ? [] : [`      description: ${JSON.stringify(`Id: ${id}`)}`]),
  ]);
  return ["---", "ROCK_codes:", "  codes:", ...lines, ...others, "---"];
}

interface Writing {
  readonly ids: ReadonlyMap<string, string>;
  readonly ledger: Ledger;
  readonly indent: string;
}

function nodeLines(node: CodebookNode, { ids, ledger, indent }: Writing): readonly string[] {
  const id = ids.get(node.id) ?? node.id;
  const description = describe({ ...node, id: id === node.id ? undefined : node.id });
  reportNode(node, id, ledger);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["label", node.name],
    ["description", description || undefined],
    ["color", node.color],
  ];
  const inner = `${indent}  `;
  const children = node.children.flatMap((child) =>
    nodeLines(child, { ids, ledger, indent: `${inner}  ` }),
  );
  return [
    `${indent}- id: ${id}`,
    ...fields.flatMap(([key, text]) =>
      text === undefined ? [] : [`${inner}${key}: ${JSON.stringify(text)}`],
    ),
    ...(children.length === 0 ? [] : [`${inner}children:`, ...children]),
  ];
}

function reportNode({ id, memo, attributes }: CodebookNode, written: string, ledger: Ledger): void {
  ledger.add({ fate: "kept", what: "themes, categories and codes" });
  if (written !== id) ledger.add(OTHER_ID, `“${id}” is “${written}”`);
  if (memo !== undefined) ledger.add(NO_MEMO, `“${id}”`);
  ledger.add({ ...NO_ATTRIBUTES, count: attributes.size }, `“${id}”`);
}

function reportTop({ id, kind, children }: CodebookNode, ledger: Ledger): void {
  if ((kind === "theme") !== children.length > 0) ledger.add(TOP, `“${id}”`);
}

const UNKNOWN = {
  fate: "changed",
  what: "codes that the codebook lacks",
  why: "They stand behind its codes, so that no coding is lost.",
} as const;
const OTHER_ID = {
  fate: "changed",
  what: "ids of codes",
  why: "A code of ROCK has letters without accents, digits and _ alone. The id stands in the description, and comes back from there.",
} as const;
const NO_MEMO = {
  fate: "left out",
  what: "memos on codes",
  why: "ROCK has no place for them; they stay in codebook.yaml.",
} as const;
const NO_ATTRIBUTES = {
  fate: "left out",
  what: "attributes of codes",
  why: "ROCK has no place for them; they stay in codebook.yaml.",
} as const;
const TOP = {
  fate: "changed",
  what: "themes without codes, and categories outside of themes",
  why: "ROCK has no themes. What has codes below it at the top comes back as a theme, and what has none as a code.",
} as const;
