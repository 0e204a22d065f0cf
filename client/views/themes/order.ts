// The orders of the Themes view.
import type { NodeInfo } from "../../../server/protocol";

export type ThemeOrder = "recurrence" | "passages" | "name" | "codebook";

export const themeOrders: readonly { readonly order: ThemeOrder; readonly label: string }[] = [
  { order: "recurrence", label: "By recurrence: cases, then passages" },
  { order: "passages", label: "By passages" },
  { order: "name", label: "By name" },
  { order: "codebook", label: "As in the codebook" },
];

type Compare = (a: NodeInfo, b: NodeInfo) => number;

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const byBook: Compare = (a, b) => a.order - b.order;
const byName: Compare = (a, b) => names.compare(a.name, b.name);
const byCases: Compare = (a, b) => b.cases - a.cases;
const byPassages: Compare = (a, b) => b.passages - a.passages;
const byCodings: Compare = (a, b) => b.codings - a.codings;

const comparisons: Readonly<Record<ThemeOrder, readonly Compare[]>> = {
  recurrence: [byCases, byPassages, byCodings, byBook, byName],
  passages: [byPassages, byCodings, byCases, byBook, byName],
  name: [byName, byBook],
  codebook: [byBook, byName],
};

/** The nodes of one level in an order. */
export function ordered(nodes: readonly NodeInfo[], order: ThemeOrder): NodeInfo[] {
  const compare = comparisons[order];
  return [...nodes].sort((a, b) => firstDifference(compare, a, b));
}

export function isThemeOrder(value: unknown): value is ThemeOrder {
  return themeOrders.some(({ order }) => order === value);
}

function firstDifference(compare: readonly Compare[], a: NodeInfo, b: NodeInfo): number {
  for (const step of compare) {
    const difference = step(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}
