import { conditionTokens } from "./conditionTokens";
import { parseWritten, type Language, type ParsedQuery } from "./parse";
import type { AttributeOperand, QueryNode } from "./syntax";

/**
 * A condition on attributes of themes and codes, which says what part of a codebook is meant: a tree
 * of AND, OR and NOT over attributes, as queries have them.
 */
export type Condition = QueryNode;

const CONDITIONS: Language = {
  tokensOf: conditionTokens,
  whole: "A condition",
  part: "A condition",
  empty: "Write a condition: an attribute of themes or codes and its value, as model=x.",
};

/** Reads `model=x AND NOT (question=a OR question!=b)`, or gives the first thing that is wrong with it. */
export function parseCondition(text: string): ParsedQuery {
  return parseWritten(text, CONDITIONS);
}

/** Attributes that must all have their values; undefined without any. */
export function conditionOf(values: ReadonlyMap<string, string>): Condition | undefined {
  const nowhere = { start: 0, end: 0 };
  return allOf(
    [...values].map(([key, value]): AttributeOperand => ({
      kind: "attribute",
      key: key.normalize("NFC"),
      value: value.normalize("NFC"),
      keySpan: nowhere,
      valueSpan: nowhere,
      ...nowhere,
    })),
  );
}

/** What fulfils all of these; undefined without any. */
export function allOf(conditions: readonly Condition[]): Condition | undefined {
  if (conditions.length < 2) return conditions.at(0);
  return { kind: "and", operands: conditions, start: 0, end: 0 };
}

/** Whether something with these attributes fulfils it. An empty value is none. */
export function fulfils(
  condition: Condition,
  valueOf: (attribute: string) => string | undefined,
): boolean {
  switch (condition.kind) {
    case "attribute":
      return (valueOf(condition.key)?.normalize("NFC") ?? "") === (condition.value ?? "");
    case "not":
      return !fulfils(condition.operand, valueOf);
    case "and":
      return condition.operands.every((one) => fulfils(one, valueOf));
    case "or":
      return condition.operands.some((one) => fulfils(one, valueOf));
    default:
      // Nothing else is written in a condition.
      return false;
  }
}
