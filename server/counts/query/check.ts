import { nearestIds } from "../../codebook/ids";
import { comparableName, kindOfName, type NameKind, type StudyNames } from "./names";
import { nodesOf, PREFIXES, type Operand, type QueryNode, type QueryProblem } from "./syntax";
import { error, quote } from "./tokens";

/**
 * What a query names that the study does not have, with the nearest known name, in the order of the
 * text. A name is an error, because it would find nothing and nobody would see why; the value of a
 * known attribute or annotation that nobody has is a warning.
 */
export function checkQuery(query: QueryNode, known: StudyNames): readonly QueryProblem[] {
  const problems: QueryProblem[] = [];
  for (const node of nodesOf(query)) {
    const problem = isOperand(node) ? problemOf(node, known) : undefined;
    if (problem !== undefined) problems.push(problem);
  }
  return problems.sort((a, b) => a.start - b.start);
}

/** The codes of a study, for whoever has no time to look through all of its files. */
export interface KnownCodes {
  readonly has: (id: string) => boolean;
  readonly all: () => Iterable<string>;
}

/** The same for codes alone, whose index every study has. */
export function checkCodes(query: QueryNode, known: KnownCodes): readonly QueryProblem[] {
  const problems: QueryProblem[] = [];
  for (const node of nodesOf(query)) {
    if (node.kind !== "code" && node.kind !== "theme") continue;
    if (!known.has(node.value)) problems.push(unknownName(node, "code", [...known.all()]));
  }
  return problems.sort((a, b) => a.start - b.start);
}

function isOperand(node: QueryNode): node is Operand {
  return !("operand" in node) && !("operands" in node);
}

function problemOf(operand: Operand, known: StudyNames): QueryProblem | undefined {
  const kind = kindOfName(operand);
  if (kind === undefined) return undefined;
  const names = known.names[kind];
  if (names.has(comparableName(kind, nameIn(operand).name))) return valueProblem(operand, known);
  return meantOtherwise(operand) ?? unknownName(operand, kind, [...names.values()]);
}

function unknownName(operand: Operand, kind: NameKind, known: readonly string[]): QueryProblem {
  const { name, span } = nameIn(operand);
  const nearest = nearestIds(name, known, { limit: 1 }).at(0);
  const message = `${NOTHING[kind](quote(name))} ${adviceFor(kind, nearest, known.length)}`;
  const replacement = nearest === undefined ? {} : { replacement: quoteIfNeeded(nearest) };
  return { severity: "error", message, ...replacement, start: span.start, end: span.end };
}

function nameIn(operand: Operand) {
  return "key" in operand
    ? { name: operand.key, span: operand.keySpan }
    : { name: operand.value, span: operand.valueSpan };
}

const NOTHING: Readonly<Record<NameKind, (name: string) => string>> = {
  code: (name) => `Neither the codebook nor a transcript has the code ${name}.`,
  attribute: (name) => `No file, speaker or case has the attribute ${name}.`,
  case: (name) => `There is no case ${name}.`,
  speaker: (name) => `Nobody speaks as ${name}.`,
  role: (name) => `No speaker has the role ${name}.`,
  heading: (name) => `No transcript has the heading ${name}.`,
  file: (name) => `The study has no transcript ${name}.`,
  by: (name) => `Nobody codes as ${name}.`,
  annotation: (name) => `No passage has the annotation ${name}.`,
};

function adviceFor(kind: NameKind, nearest: string | undefined, count: number): string {
  if (nearest !== undefined) return `Did you mean ${quote(nearest)}?`;
  return count === 0 ? "The study has none." : ADVICE[kind];
}

const ADVICE: Readonly<Record<NameKind, string>> = {
  code: "Check how its id is written.",
  attribute: "Check how it is written.",
  case: "Check how it is written.",
  speaker: "Check the label.",
  role: "Check how it is written.",
  heading: "Write the whole heading, in quotes.",
  file: "Write its path in the study, or its name.",
  by: "Check the name of the coder.",
  annotation: "Check how it is written.",
};

/** What was probably meant by a name that exists as something else. */
function meantOtherwise(operand: Operand): QueryProblem | undefined {
  const message = otherwise(operand);
  return message === undefined ? undefined : error(nameIn(operand).span, message);
}

function otherwise(operand: Operand): string | undefined {
  if (!("key" in operand)) return undefined;
  const { kind, key } = operand;
  if (kind === "annotation") return OTHER_ANNOTATIONS.get(key);
  const isPrefix = PREFIXES.some((prefix) => prefix === key);
  return isPrefix ? `Write ${key}: with a colon, not with “=”.` : undefined;
}

const OTHER_ANNOTATIONS: ReadonlyMap<string, string> = new Map([
  ["by", "Write by:name for what somebody has coded."],
  ["memo", "Memos cannot be looked for in a query. Look in the view of memos."],
]);

/** A name or value as it stands in a query: in quotes, where it could not stand without. */
export function quoteIfNeeded(name: string): string {
  if (name !== "" && !/[\s()"=:\\]/.test(name)) return name;
  return `"${name.replace(/[\\"]/g, "\\$&")}"`;
}

function valueProblem(operand: Operand, known: StudyNames): QueryProblem | undefined {
  if (operand.kind !== "attribute" && operand.kind !== "annotation") return undefined;
  const { key, value, valueSpan } = operand;
  const all = operand.kind === "attribute" ? known.attributeValues : known.annotationValues;
  const values = all.get(key) ?? new Set();
  if (value === null || values.has(value)) return undefined;
  const nearest = nearestIds(value, values, { limit: 1 }).at(0);
  const advice = nearest === undefined ? "" : ` Did you mean ${quote(nearest)}?`;
  return {
    severity: "warning",
    message: `Nothing has ${key} as ${quote(value)}, so this finds nothing.${advice}`,
    ...(nearest === undefined ? {} : { replacement: quoteIfNeeded(nearest) }),
    start: valueSpan.start,
    end: valueSpan.end,
  };
}
