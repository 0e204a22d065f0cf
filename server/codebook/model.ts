import type { Span, Severity } from "../markup/model";

/** The codebook as plain data (specification of the codebook, section 2). Offsets are UTF-16. */

export type NodeKind = "theme" | "category" | "code";
export type NodeStatus = "draft" | "active" | "retired";

export type CodebookProblemCode =
  | "invalid-yaml"
  | "unknown-key"
  | "duplicate-id"
  | "invalid-id"
  | "invalid-color"
  | "invalid-value"
  | "unknown-replacement"
  | "no-definition"
  | "unused-code"
  | "invalid-query"
  | "invalid-cases"
  | "duplicate-case"
  | "limit-reached";

export interface CodebookProblem extends Span {
  readonly code: CodebookProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** What a quick fix would put in the place of the span: the nearest key, say. */
  readonly replacement?: string;
  /** Another place that explains this one: the first of two duplicates, say. */
  readonly related?: Span;
}

/** A change of codebook.yaml: what is to stand in the place of the span. */
export interface CodebookEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A theme, a category or a code. */
export interface CodebookNode {
  /** Unique in the codebook, after Unicode NFC. */
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly definition?: string;
  readonly include?: string;
  readonly exclude?: string;
  readonly examples: readonly string[];
  readonly illustration?: string;
  readonly memo?: string;
  /** `#rrggbb`, lower case, as written for this node; absent when it takes its theme's. */
  readonly color?: string;
  readonly status: NodeStatus;
  readonly replacedBy?: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly CodebookNode[];
  /** The id of the node above, absent at the top. */
  readonly parent?: string;
  /** Its place in the codebook's order, from 0, counting every node depth first. */
  readonly order: number;
  /** The id of the theme it belongs to (its own id for a theme), absent outside themes. */
  readonly theme?: string;
  /** Where its key stands. */
  readonly keySpan: Span;
  /** Its whole entry, key included. */
  readonly span: Span;
}

/** What a table of the report may show of a theme, a category or a code. */
export const TABLE_COLUMNS = [
  ...(["theme", "category", "code", "id", "definition", "illustration"] as const),
  ...(["cases", "passages", "codings", "words", "transcripts", "quotation"] as const),
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** What its rows are. */
export const TABLE_LEVELS = ["theme", "category", "code"] as const;
export type TableLevel = (typeof TABLE_LEVELS)[number];

/** A table of the report, as the codebook keeps it; what is absent has a default where it is shown. */
export interface CodebookTable {
  readonly name: string;
  /** What stands above it; without one, its name. */
  readonly title?: string;
  readonly level?: TableLevel;
  readonly columns?: readonly TableColumn[];
  /** What the columns are called. */
  readonly titles: ReadonlyMap<TableColumn, string>;
  /** Attributes of nodes and the values that they must have; what is above a node counts for it. */
  readonly where: ReadonlyMap<string, string>;
  /** The same as one text, which may combine them: `model=x AND NOT question=y`. */
  readonly condition?: string;
  /** Where it stands, its quotes included. */
  readonly conditionSpan?: Span;
  /** Ids: they and what is below them; absent: the whole codebook. */
  readonly nodes?: readonly string[];
  /** The attributes of a case that stand behind it in a quotation's source. */
  readonly attributes?: readonly string[];
}

export interface Codebook {
  readonly title?: string;
  /** Labels of interviewers without their numbers; the five names when the codebook has none. */
  readonly interviewers: readonly string[];
  /** Globs relative to the study's folder; absent: the default of section 1. */
  readonly transcripts?: readonly string[];
  readonly queries: ReadonlyMap<string, string>;
  /** Where each query stands, its quotes included. */
  readonly querySpans: ReadonlyMap<string, Span>;
  /** The tables of the report by name, in the order of the file. */
  readonly tables: ReadonlyMap<string, CodebookTable>;
  /** The themes and the codes outside themes, in the codebook's order. */
  readonly roots: readonly CodebookNode[];
  /** Every node by id, in the codebook's order. */
  readonly nodes: ReadonlyMap<string, CodebookNode>;
}

/** One reading of codebook.yaml. */
export interface CodebookReading {
  /** Absent when the YAML does not parse: the last good codebook then stays in force. */
  readonly codebook?: Codebook;
  readonly problems: readonly CodebookProblem[];
}
