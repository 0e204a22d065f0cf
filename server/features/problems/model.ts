import type { Range } from "vscode-languageserver-types";
import type { CodebookProblemCode } from "../../codebook/model";
import type { MarkupProblemCode, Severity } from "../../markup/model";

/** Every kind of problem that the product shows (markup, section 6; codebook, section 2). */
export type ProblemCode =
  | MarkupProblemCode
  | CodebookProblemCode
  | "unknown-code"
  | "retired-code"
  | "uncoded"
  | "attribute-conflict"
  | "case-without-transcript"
  | "unknown-subject"
  | "invalid-memo"
  | "misplaced-summary";

/** A problem of one file of a study: a transcript, the codebook or `cases.csv`. */
export interface FileProblem {
  readonly range: Range;
  readonly severity: Severity;
  readonly code: ProblemCode;
  readonly message: string;
  readonly data?: ProblemData;
}

/** What a quick fix needs to know besides the place. */
export interface ProblemData {
  /** The id of the code that the problem is about. */
  readonly id?: string;
  /** What would stand in the place of the range: the nearest key, the code that replaces this one. */
  readonly replacement?: string;
  /** Another place of the same file that explains this one: the first of two duplicates, say. */
  readonly related?: Range;
}

/** The order in which problems are listed: by place, longer ones later. */
export function byPlace(a: FileProblem, b: FileProblem): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character
  );
}

/** What somebody typed, as a message quotes it: on one line and not too long. */
export function quote(text: string): string {
  const line = text.slice(0, LONGEST_QUOTE * 2).replace(/\s+/gu, " ");
  const characters = [...line];
  const isLong = characters.length > LONGEST_QUOTE || text.length > LONGEST_QUOTE * 2;
  return isLong ? `“${characters.slice(0, LONGEST_QUOTE).join("")}…”` : `“${line}”`;
}

const LONGEST_QUOTE = 60;
