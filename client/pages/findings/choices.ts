// What is chosen on the Findings page: which picture, of which nodes, by which figure.
import type { FindingsNode } from "../../../server/protocol/findings";

export type PictureName = "recurrence" | "coverage";

export type Measure = "cases" | "passages" | "codings" | "words" | "transcripts";

export interface Choices {
  readonly picture: PictureName;
  readonly measure: Measure;
  /** `TOP`, `ALL`, or the id of a node: it and what is below it. */
  readonly nodes: string;
  /** The node whose passages the strips tell apart; null: any coding. */
  readonly node: string | null;
  readonly hasTable: boolean;
}

export interface PictureChoice {
  readonly name: PictureName;
  readonly title: string;
}

export const PICTURES: readonly PictureChoice[] = [
  { name: "recurrence", title: "Themes by recurrence" },
  { name: "coverage", title: "Coverage by transcript" },
];

export const MEASURES: readonly Measure[] = [
  "cases",
  "passages",
  "codings",
  "words",
  "transcripts",
];

/** No id of a code begins with a sign. */
export const TOP = "+top";
export const ALL = "+all";

export const FIRST_CHOICES: Choices = {
  picture: "recurrence",
  measure: "cases",
  nodes: TOP,
  node: null,
  hasTable: false,
};

/** Reads choices that were kept, by whatever version of the page. */
export function readChoices(value: unknown): Choices {
  const kept: Readonly<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  const { picture, measure, nodes, node, hasTable } = kept;
  return {
    picture: PICTURES.find(({ name }) => name === picture)?.name ?? FIRST_CHOICES.picture,
    measure: MEASURES.find((one) => one === measure) ?? FIRST_CHOICES.measure,
    nodes: typeof nodes === "string" ? nodes : FIRST_CHOICES.nodes,
    node: typeof node === "string" ? node : null,
    hasTable: hasTable === true,
  };
}

/** The nodes that are chosen, in the order in which they are given; a node that is gone: the top. */
export function chosenNodes(
  nodes: readonly FindingsNode[],
  chosen: string,
): readonly FindingsNode[] {
  if (chosen === ALL) return nodes;
  const from = nodes.findIndex(({ id }) => id === chosen);
  if (from < 0) return nodes.filter(({ depth }) => depth === 0);
  const { depth: top } = nodes[from] ?? { depth: 0 };
  const end = nodes.findIndex(({ depth }, index) => index > from && depth <= top);
  return nodes.slice(from, end < 0 ? nodes.length : end);
}

/** The nodes that have others below them: those that can be chosen with what is below. */
export function groupsOf(nodes: readonly FindingsNode[]): readonly FindingsNode[] {
  return nodes.filter(({ depth }, index) => (nodes[index + 1]?.depth ?? 0) > depth);
}
