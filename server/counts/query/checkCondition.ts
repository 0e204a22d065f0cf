import { nearestIds } from "../../codebook/ids";
import type { Codebook } from "../../codebook/model";
import type { Span } from "../../markup/model";
import type { Condition } from "./conditions";
import { lowerCase, NEVER_CLOSED, NEVER_OPENED } from "./parse";
import { nodesOf, type AttributeOperand, type QueryProblem } from "./syntax";
import { error, quote } from "./tokens";

/**
 * What a condition names that no theme or code has, with the nearest that one has, in the order of
 * the text. These are warnings, for it may come; a value that holds what was meant to be an operator
 * is an error.
 */
export function checkCondition(
  text: string,
  condition: Condition,
  codebook: Pick<Codebook, "nodes">,
): readonly ConditionProblem[] {
  const known = attributesIn(codebook);
  const problems: ConditionProblem[] = [];
  for (const node of nodesOf(condition)) {
    if (node.kind !== "attribute") continue;
    const values = known.get(node.key);
    if (values === undefined) problems.push(unknownAttribute(text, node, known));
    else if (node.value !== null && !values.has(node.value)) {
      problems.push(meantOtherwise(text, node, known) ?? unknownValue(node, values));
    }
  }
  return problems.sort((a, b) => a.start - b.start);
}

export interface ConditionProblem extends QueryProblem {
  readonly of: "attribute" | "value" | "operator";
}

type Attributes = ReadonlyMap<string, ReadonlySet<string>>;

function attributesIn({ nodes }: Pick<Codebook, "nodes">): Attributes {
  const known = new Map<string, Set<string>>();
  for (const { attributes } of nodes.values()) {
    for (const [written, value] of attributes) {
      const key = written.normalize("NFC");
      known.set(key, (known.get(key) ?? new Set<string>()).add(value.normalize("NFC")));
    }
  }
  return known;
}

function unknownAttribute(
  text: string,
  { key, keySpan }: AttributeOperand,
  known: Attributes,
): ConditionProblem {
  const keyword = /^(?:and|or|not)(?=\s)/i.exec(text.slice(keySpan.start, keySpan.end))?.[0];
  if (keyword !== undefined && known.has(key.slice(keyword.length).trim())) {
    return inCapitals(keySpan.start, keyword);
  }
  const nearest = nearestIds(key, known.keys(), { limit: 1 }).at(0);
  const message = `No theme or code has the attribute ${quote(key)}.`;
  return { ...warning(keySpan, message, nearest), of: "attribute" };
}

function unknownValue(
  { key, value, valueSpan }: AttributeOperand,
  known: ReadonlySet<string>,
): ConditionProblem {
  const nearest = nearestIds(value ?? "", known, { limit: 1 }).at(0);
  const message = `No theme or code has ${quote(`${key}=${value}`)}.`;
  return { ...warning(valueSpan, message, nearest), of: "value" };
}

function warning(span: Span, message: string, nearest: string | undefined): QueryProblem {
  const advice = nearest === undefined ? "" : ` Did you mean ${quote(nearest)}?`;
  const found = { ...error(span, message + advice), severity: "warning" } as const;
  // What needs quotes is put in by whoever knows in what it stands.
  const isPlain = nearest !== undefined && /^[^\s()"'=!:#{}[\],]+$/.test(nearest);
  return isPlain ? { ...found, replacement: nearest } : found;
}

function meant(span: Span, message: string): ConditionProblem {
  return { ...error(span, message), of: "operator" };
}

/** A value without quotes that nothing has, and in which something else was meant to stand. */
function meantOtherwise(
  text: string,
  { valueSpan: { start, end } }: AttributeOperand,
  known: Attributes,
): ConditionProblem | undefined {
  if (text[start] === '"') return undefined;
  const value = text.slice(start, end);
  return unpaired(value, start) ?? missingOperator(value, start, known);
}

function unpaired(value: string, start: number): ConditionProblem | undefined {
  const open: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const span = { start: start + at, end: start + at + 1 };
    if (value[at] === "(") open.push(at);
    else if (value[at] === ")" && open.pop() === undefined) return meant(span, NEVER_OPENED);
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  return meant({ start: start + last, end: start + last + 1 }, NEVER_CLOSED);
}

const ANOTHER = /\s(?:(and|or|not)\s+)?(?:"([^"]+)"|([^\s()"=!]+))\s*!?=\S*/gi;

function missingOperator(
  value: string,
  start: number,
  known: Attributes,
): ConditionProblem | undefined {
  for (const { 0: found, 1: keyword, 2: quoted, 3: bare, index } of value.matchAll(ANOTHER)) {
    if (!known.has((quoted ?? bare).normalize("NFC"))) continue;
    const from = start + index + 1;
    if (keyword !== undefined) return inCapitals(from, keyword);
    const span = { start: from, end: start + index + found.length };
    return meant(span, `Write AND or OR before ${quote(found.trim())}.`);
  }
  return undefined;
}

function inCapitals(start: number, keyword: string): ConditionProblem {
  const found = lowerCase({ start, end: start + keyword.length }, keyword.toUpperCase());
  return { ...found, of: "operator" };
}
