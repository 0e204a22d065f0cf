/** The problems of section 6 of markup.md, and their severities. */

export type Severity = "error" | "warning" | "information" | "hint";

const SEVERITIES = {
  "unknown-code": "warning",
  "retired-code": "warning",
  "malformed-attributes": "error",
  "unmatched-end": "error",
  "unended-range": "error",
  "code-before-label": "error",
  "detached-attributes": "warning",
  "duplicate-code": "warning",
  "duplicate-id": "warning",
  "overlapping-same-code": "hint",
  "empty-passage": "warning",
  "nothing-but-coded": "warning",
  "paragraph-code-inside": "hint",
  "unmatched-start": "hint",
  "code-in-heading": "warning",
  "unknown-speaker": "warning",
  "no-speaker": "information",
  "invalid-front-matter": "error",
  "unclosed-comment": "error",
  "merge-conflict": "error",
  uncoded: "information",
  "attribute-conflict": "warning",
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof SEVERITIES;

export interface ReferenceProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
}

/** `severity` only where it is not the table's: the hint `unknown-speaker`. */
export function problem(
  code: ProblemCode,
  start: number,
  end: number,
  severity: Severity = SEVERITIES[code],
): ReferenceProblem {
  return { code, severity, start, end };
}

export function inFileOrder(problems: readonly ReferenceProblem[]): ReferenceProblem[] {
  const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems].sort((a, b) => a.start - b.start || a.end - b.end || byCode(a.code, b.code));
}
