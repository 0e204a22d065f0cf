import type { Span } from "../../markup/model";

/**
 * A query as it is written (counting rules, section 4). Spans count UTF-16 units of the query's
 * text; ids and values are in Unicode NFC.
 */
export type QueryNode = Operand | Negation | Combination | Scope;

/** What names speech or passages by itself. */
export type Operand = PassageOperand | SpeechOperand | WordsOperand;

export type PassageOperand = CodeOperand | AnnotationOperand;

/** `waiting`: the code's own passages; `theme:care`: with all below it; `by:am`: a coder's. */
export interface CodeOperand extends Span {
  readonly kind: "code" | "theme" | "by";
  readonly value: string;
  readonly valueSpan: Span;
}

/** `@weight=strong`. */
export interface AnnotationOperand extends Span {
  readonly kind: "annotation";
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

export type SpeechOperand = AttributeOperand | NamedSpeech;

/** `level=central`; the value of `level=(none)` is null: what has none. */
export interface AttributeOperand extends Span {
  readonly kind: "attribute";
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string | null;
  readonly valueSpan: Span;
}

/** `case:K1`, `speaker:P1`, `role:interviewer`, `heading:"Money"`, `file:k1.md`. */
export interface NamedSpeech extends Span {
  readonly kind: "case" | "speaker" | "role" | "heading" | "file";
  readonly value: string;
  readonly valueSpan: Span;
}

/** `"we waited"`. */
export interface WordsOperand extends Span {
  readonly kind: "words";
  readonly value: string;
  readonly valueSpan: Span;
}

export interface Negation extends Span {
  readonly kind: "not";
  readonly operand: QueryNode;
}

/** Two operands or more. */
export interface Combination extends Span {
  readonly kind: "and" | "or";
  readonly operands: readonly QueryNode[];
}

/** `cases(q)` and `files(q)`: all speech of the cases, or of the files, in which `q` occurs. */
export interface Scope extends Span {
  readonly kind: "cases" | "files";
  readonly operand: QueryNode;
}

/** What is wrong with a query, in a plain sentence, and where. */
export interface QueryProblem extends Span {
  /** With an error nothing is looked for; a warning is about what cannot be found. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** What may have been meant in the place of the span. */
  readonly replacement?: string;
}

/** What stands before a colon. */
export const PREFIXES = ["theme", "by", "case", "speaker", "role", "heading", "file"] as const;
export type Prefix = (typeof PREFIXES)[number];

/** In UTF-16 units. */
export const LONGEST_QUERY = 4_000;
/** How many parentheses and NOTs may stand in each other. */
export const DEEPEST_QUERY = 50;

/** Every node of a query, those inside others after them. */
export function* nodesOf(node: QueryNode): Iterable<QueryNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

/** What a node combines; nothing for an operand. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  if ("operands" in node) return node.operands;
  return "operand" in node ? [node.operand] : [];
}
