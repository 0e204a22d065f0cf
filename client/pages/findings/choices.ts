// What is chosen on the Findings page: which picture, of which nodes, by which figure.
import type { CooccurrenceKind, Measure } from "../../../server/protocol/comparisons";
import type { FindingsNode, FindingsPicture } from "../../../server/protocol/findings";

export type PictureName = FindingsPicture["picture"];

export interface Choices {
  readonly picture: PictureName;
  readonly measure: Measure;
  /** `TOP`, `ALL`, or the id of a node: it and what is below it. */
  readonly nodes: string;
  /** The node whose passages the strips tell apart; null: any coding. */
  readonly node: string | null;
  /** What a crosstab is by; null: what the study has first. */
  readonly by: string | null;
  readonly kind: CooccurrenceKind;
  /** What the columns of a framework matrix are. */
  readonly across: "theme" | "heading";
  /** What rival explanations are by: an attribute of codes or an annotation; null: the first one. */
  readonly rivals: string | null;
  readonly order: "date" | "file";
  /** What the table of cases counts; the attributes of its rows, of those below them, of its columns. */
  readonly of: "cases" | "transcripts";
  readonly rows: string | null;
  readonly nested: string | null;
  readonly columns: string | null;
  readonly hasTable: boolean;
}

export interface PictureChoice {
  readonly name: PictureName;
  readonly title: string;
}

export const PICTURES: readonly PictureChoice[] = [
  { name: "recurrence", title: "Themes by recurrence" },
  { name: "coverage", title: "Coverage by transcript" },
  { name: "crosstab", title: "Themes by attribute" },
  { name: "cooccurrence", title: "Co-occurrence" },
  { name: "rivals", title: "Rival explanations" },
  { name: "matrix", title: "Framework matrix" },
  { name: "newCodes", title: "New codes by interview" },
  { name: "cases", title: "Cases by attributes" },
];

export const MEASURES: readonly Measure[] = [
  "cases",
  "passages",
  "codings",
  "words",
  "transcripts",
];

export const KINDS: readonly CooccurrenceKind[] = ["overlap", "paragraph", "case"];

/** No id of a code begins with a sign. */
export const TOP = "+top";
export const ALL = "+all";

export const FIRST_CHOICES: Choices = {
  picture: "recurrence",
  measure: "cases",
  nodes: TOP,
  node: null,
  by: null,
  kind: "overlap",
  across: "theme",
  rivals: null,
  order: "date",
  of: "cases",
  rows: null,
  nested: null,
  columns: null,
  hasTable: false,
};

/** Reads choices that were kept, by whatever version of the page. */
export function readChoices(value: unknown): Choices {
  const kept: Readonly<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  const { picture, measure, nodes, kind, across, order, of, hasTable } = kept;
  const nameIn = (key: "node" | "by" | "rivals" | "rows" | "nested" | "columns"): string | null => {
    const name = kept[key];
    return typeof name === "string" ? name : null;
  };
  return {
    picture: PICTURES.find(({ name }) => name === picture)?.name ?? FIRST_CHOICES.picture,
    measure: MEASURES.find((one) => one === measure) ?? FIRST_CHOICES.measure,
    nodes: typeof nodes === "string" ? nodes : FIRST_CHOICES.nodes,
    node: nameIn("node"),
    by: nameIn("by"),
    kind: KINDS.find((one) => one === kind) ?? FIRST_CHOICES.kind,
    across: across === "heading" ? "heading" : "theme",
    rivals: nameIn("rivals"),
    order: order === "file" ? "file" : "date",
    of: of === "transcripts" ? "transcripts" : "cases",
    rows: nameIn("rows"),
    nested: nameIn("nested"),
    columns: nameIn("columns"),
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
