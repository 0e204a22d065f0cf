import type { Codebook, CodebookNode } from "../../codebook/model";
import type { TableWish } from "./wish";

/** Which part of the codebook is meant: ids, and conditions on attributes. */
export type PartWish = Pick<TableWish, "nodes" | "where">;

/**
 * The nodes of a part of the codebook, in its order: those that are one of the ids or lie below one
 * and that have, themselves or from the nearest node above that says anything of it, the value of each
 * attribute that the condition wants.
 */
export function partOf(codebook: Codebook, { nodes, where }: PartWish): readonly CodebookNode[] {
  const wanted = nodes && new Set(nodes);
  return [...codebook.nodes.values()].filter((node) => {
    const line = lineAbove(codebook, node);
    if (wanted && !line.some(({ id }) => wanted.has(id))) return false;
    return [...where].every(([name, value]) => attributeIn(line, name) === value);
  });
}

/** The node, then what is above it, up to its theme. */
export function lineAbove({ nodes }: Codebook, node: CodebookNode): readonly CodebookNode[] {
  const line = [node];
  for (let { parent } = node; parent !== undefined;) {
    const above = nodes.get(parent);
    if (above === undefined) break;
    line.push(above);
    parent = above.parent;
  }
  return line;
}

/** The names of the theme and of the innermost category of a node; its own where it is one. */
export function namesAbove(
  codebook: Codebook,
  node: CodebookNode,
): { readonly theme: string | null; readonly category: string | null } {
  const line = lineAbove(codebook, node);
  const nameOf = (kind: string): string | null =>
    line.find((above) => above.kind === kind)?.name ?? null;
  return { theme: nameOf("theme"), category: nameOf("category") };
}

function attributeIn(line: readonly CodebookNode[], name: string): string | undefined {
  return line.find(({ attributes }) => attributes.has(name))?.attributes.get(name);
}
