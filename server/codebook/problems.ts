import type { Severity, Span } from "../markup/model";
import { MAX_PROBLEMS } from "./limits";
import type { CodebookProblem, CodebookProblemCode } from "./model";

/**
 * The problems in the order of the text. Of more than 1,000, those are kept that matter most
 * (errors before warnings before hints), and a `limit-reached` problem says that there are more.
 */
export function orderedProblems(problems: readonly CodebookProblem[]): CodebookProblem[] {
  if (problems.length <= MAX_PROBLEMS) return [...problems].sort(byPlace);
  const ranked = [...problems].sort((a, b) => rank(a) - rank(b) || byPlace(a, b));
  const first = ranked[MAX_PROBLEMS];
  const announced = { ...problem("limit-reached", first, MORE), severity: "warning" } as const;
  return [...ranked.slice(0, MAX_PROBLEMS), announced].sort(byPlace);
}

/** A problem with the severity that its code has in the specification. */
export function problem(
  code: CodebookProblemCode,
  span: Span,
  message: string,
  replacement?: string,
): CodebookProblem {
  const found = { code, severity: SEVERITIES[code], start: span.start, end: span.end, message };
  return replacement === undefined ? found : { ...found, replacement };
}

/** A piece of the text as a message shows it: short, on one line, in quotes. */
export function quoted(text: string): string {
  const line = text.slice(0, LONGEST_QUOTE * 2).replace(/\s+/gu, " ");
  const isLong = text.length > LONGEST_QUOTE;
  return isLong ? `"${[...line].slice(0, LONGEST_QUOTE).join("")}…"` : `"${line}"`;
}

const MORE =
  `Only ${MAX_PROBLEMS.toLocaleString("en")} problems are shown (the limit), the errors first. ` +
  "Correct some of them to see the others.";
const LONGEST_QUOTE = 60;

const SEVERITIES: Readonly<Record<CodebookProblemCode, Severity>> = {
  "invalid-yaml": "error",
  "unknown-key": "warning",
  "duplicate-id": "error",
  "invalid-id": "error",
  "invalid-color": "error",
  "invalid-value": "error",
  "unknown-replacement": "error",
  "no-definition": "hint",
  "unused-code": "hint",
  "invalid-query": "error",
  "invalid-cases": "error",
  "duplicate-case": "warning",
  "limit-reached": "error",
};

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** An announced limit comes first: it explains why others are missing. */
function rank(found: CodebookProblem): number {
  return found.code === "limit-reached" ? -1 : RANKS[found.severity];
}

function byPlace(a: CodebookProblem, b: CodebookProblem): number {
  return a.start - b.start || a.end - b.end;
}
