import type { AnnotationOperand, CodeOperand, QueryNode } from "../query/syntax";

/**
 * A query that limits what is counted. `by:am` and `@weight=strong`, alone or joined by AND to the
 * rest, say which codings count; everything else says which words do.
 */
export interface StudyScope {
  readonly codings: readonly CodingOperand[];
  /** Absent where all words count. */
  readonly words?: QueryNode;
}

/** What a coding itself carries. */
export type CodingOperand = (CodeOperand & { readonly kind: "by" }) | AnnotationOperand;

/** The rule, as users are told it wherever a scope holds. */
const SCOPE_RULE =
  "Only what lies in the scope is counted. A passage that reaches beyond it counts with its words inside.";

/** Says that a result is limited, and to what. */
export function scopeText(query: string): string {
  return `Only ${query}. ${SCOPE_RULE}`;
}

/** Sorts the operands of a query that has been checked into those of codings and the rest. */
export function scopeOf(query: QueryNode): StudyScope {
  const operands = operandsOf(query);
  const codings = operands.filter(isOfCodings);
  const rest = operands.filter((operand) => !isOfCodings(operand));
  if (rest.length === 0) return { codings };
  const words = rest.length === 1 ? rest[0] : { ...query, kind: "and" as const, operands: rest };
  return { codings, words };
}

/** What stands side by side in the outermost AND. */
function operandsOf(query: QueryNode): readonly QueryNode[] {
  return query.kind === "and" ? query.operands.flatMap(operandsOf) : [query];
}

function isOfCodings(node: QueryNode): node is CodingOperand {
  return node.kind === "by" || node.kind === "annotation";
}
