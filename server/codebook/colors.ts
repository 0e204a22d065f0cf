import type { Codebook } from "./model";

/**
 * The colour of a node, as `#rrggbb` in lower case: its own, else its nearest ancestor's, else one
 * of the palette by the place of its theme among the themes (specification of the codebook,
 * section 2). A code outside themes is a neutral grey, an id that the codebook lacks another one.
 */
export function colorOf(codebook: Codebook, id: string): string {
  const node = codebook.nodes.get(id);
  if (node === undefined) return UNKNOWN_COLOR;
  for (let above = node; ;) {
    if (above.color !== undefined) return above.color;
    const next = above.parent === undefined ? undefined : codebook.nodes.get(above.parent);
    if (next === undefined) break;
    above = next;
  }
  if (node.theme === undefined) return NEUTRAL_COLOR;
  return PALETTE[(themeIndexes(codebook).get(node.theme) ?? 0) % PALETTE.length];
}

/** The colour of codes that belong to no theme. */
export const NEUTRAL_COLOR = "#767676";

/** The colour of codes that stand in a transcript but not in the codebook. */
export const UNKNOWN_COLOR = "#8c6d62";

/**
 * Twelve colours with a contrast of at least 3:1 to white and to VS Code's dark background, chosen
 * so that the first few differ most for people with protan, deutan and tritan colour vision too.
 */
export const PALETTE: readonly string[] = [
  "#006cb4",
  "#cc3c0c",
  "#b49018",
  "#6090fc",
  "#b430a8",
  "#549c78",
  "#d86cb4",
  "#486cfc",
  "#487800",
  "#e43c48",
  "#c060cc",
  "#a848d8",
];

/** A codebook never changes once it is read, so the places of its themes are worked out once. */
const indexesOfThemes = new WeakMap<Codebook, ReadonlyMap<string, number>>();

function themeIndexes(codebook: Codebook): ReadonlyMap<string, number> {
  const known = indexesOfThemes.get(codebook);
  if (known !== undefined) return known;
  const themes = codebook.roots.filter(({ kind }) => kind === "theme");
  const indexes = new Map(themes.map(({ id }, index) => [id, index]));
  indexesOfThemes.set(codebook, indexes);
  return indexes;
}
