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

export interface Codebook {
  readonly title?: string;
  /** Labels of interviewers without their numbers; the five names when the codebook has none. */
  readonly interviewers: readonly string[];
  /** Globs relative to the study's folder; absent: the default of section 1. */
  readonly transcripts?: readonly string[];
  readonly queries: ReadonlyMap<string, string>;
  /** Where each query stands, its quotes included. */
  readonly querySpans: ReadonlyMap<string, Span>;
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
