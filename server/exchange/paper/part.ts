import type { Codebook, CodebookNode } from "../../codebook/model";
import { fulfils } from "../../counts/query/conditions";
import type { TableWish } from "./wish";

/** Which part of the codebook is meant: ids, and a condition on attributes. */
export type PartWish = Pick<TableWish, "nodes" | "where">;

/**
 * The nodes of a part of the codebook, in its order: those that are one of the ids or lie below one
 * and that fulfil the condition: an attribute has the value that it has in the node itself, or in the
 * nearest one above that says anything of it.
 */
export function partOf(codebook: Codebook, { nodes, where }: PartWish): readonly CodebookNode[] {
  const wanted = nodes && new Set(nodes);
  return [...codebook.nodes.values()].filter((node) => {
    const line = lineAbove(codebook, node);
    if (wanted && !line.some(({ id }) => wanted.has(id))) return false;
    return where === undefined || fulfils(where, (name) => attributeIn(line, name));
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

/** Names are compared in Unicode NFC, in which a condition has them. */
function attributeIn(line: readonly CodebookNode[], name: string): string | undefined {
  for (const { attributes } of line) {
    for (const [own, value] of attributes) if (own.normalize("NFC") === name) return value;
  }
  return undefined;
}
