import type { Codebook, CodebookNode } from "../model";

/** A codebook as a tree of what its entries say: what two readings of it are compared by. */
export interface Outline {
  readonly themes: readonly Branch[];
  readonly codes: readonly Branch[];
}

/** An entry and what stands below it. */
export interface Branch {
  readonly id: string;
  /** All that the entry itself says; not where it stands. */
  readonly content: EntryContent;
  readonly children: readonly Branch[];
}

export type EntryContent = Omit<
  CodebookNode,
  "kind" | "children" | "parent" | "order" | "theme" | "keySpan" | "span"
>;

/** Where entries go: below another one, to the end of a part of the codebook, or behind another. */
export type Place =
  { readonly under: string } | { readonly top: keyof Outline } | { readonly after: string };

export function outlineOf({ roots }: Codebook): Outline {
  const isTheme = ({ id, theme }: CodebookNode): boolean => theme === id;
  return {
    themes: roots.filter(isTheme).map(branchOf),
    codes: roots.filter((node) => !isTheme(node)).map(branchOf),
  };
}

export function isSameOutline(one: Outline, other: Outline): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

/** The outline without these entries and all below them. */
export function without(outline: Outline, ids: ReadonlySet<string>): Outline {
  const keep = (branches: readonly Branch[]): Branch[] =>
    branches
      .filter(({ id }) => !ids.has(id))
      .map((branch) => ({ ...branch, children: keep(branch.children) }));
  return { themes: keep(outline.themes), codes: keep(outline.codes) };
}

/** The outline with further entries in a place. */
export function withBranches(outline: Outline, place: Place, added: readonly Branch[]): Outline {
  const put = (branches: readonly Branch[]): Branch[] =>
    branches.flatMap((branch) => {
      const children = put(branch.children);
      if ("under" in place && place.under === branch.id) children.push(...added);
      const behind = "after" in place && place.after === branch.id ? added : [];
      return [{ ...branch, children }, ...behind];
    });
  const end = (top: keyof Outline): readonly Branch[] =>
    "top" in place && place.top === top ? added : [];
  return {
    themes: [...put(outline.themes), ...end("themes")],
    codes: [...put(outline.codes), ...end("codes")],
  };
}

/** The outline with other contents of entries. */
export function withContents(
  outline: Outline,
  change: (content: EntryContent) => EntryContent,
): Outline {
  const put = ({ content, children }: Branch): Branch => {
    const changed = change(content);
    return { id: changed.id, content: changed, children: children.map(put) };
  };
  return { themes: outline.themes.map(put), codes: outline.codes.map(put) };
}

/** The branches of these entries in the order of the ids. */
export function branchesOf(outline: Outline, ids: readonly string[]): Branch[] {
  const found = new Map<string, Branch>();
  const visit = (branch: Branch): void => {
    found.set(branch.id, branch);
    branch.children.forEach(visit);
  };
  [...outline.themes, ...outline.codes].forEach(visit);
  return ids.flatMap((id) => found.get(id) ?? []);
}

function branchOf(node: CodebookNode): Branch {
  return { id: node.id, content: node, children: node.children.map(branchOf) };
}

/** Everything that is compared, in one order. */
function comparable({ themes, codes }: Outline): unknown {
  const of = (branch: Branch): unknown => [said(branch.content), branch.children.map(of)];
  return [themes.map(of), codes.map(of)];
}

function said(content: EntryContent): unknown {
  const { id, name, definition, include, exclude, examples, illustration, memo } = content;
  const { color, status, replacedBy, attributes } = content;
  const texts = [id, name, definition, include, exclude, examples, illustration, memo];
  return [...texts, color, status, replacedBy, [...attributes]];
}
