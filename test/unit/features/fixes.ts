import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import { problemsOfFile } from "../../../server/features/problems";
import type { ProblemCode } from "../../../server/features/problems/model";
import { quickFixesAt } from "../../../server/features/quickFixes";
import { applyChanges } from "./changes";
import { studyFrom } from "./fixture";

export const FILE = "a.transcript";

export const CODEBOOK = `//- codebook.yaml
codes:
  waiting: { name: Waiting for help, definition: Somebody waits. }
  rationing: { definition: Too little. }
  queueing: { status: retired, replacedBy: waiting }
`;

/** The fixes of the first problem of a kind in a transcript. */
export function fixesOf(code: ProblemCode, text: string, more = "") {
  const { study, transcript } = studyFrom(`${CODEBOOK}${more}//- ${FILE}\n${text}`);
  const problems = problemsOfFile(study, FILE).filter((problem) => problem.code === code);
  const [first] = problems;
  const actions = first ? quickFixesAt(transcript(FILE), first.range, [first]) : [];
  return { study, actions };
}

/** Checks the title of each fix of the first problem of a kind, and the text after it. */
export function checkFixes(
  code: ProblemCode,
  text: string,
  expected: readonly (readonly string[])[],
  how: "all" | "first" = "all",
): void {
  const { study, actions } = fixesOf(code, text);
  const results = actions.map((action: CodeAction) => [
    action.title,
    applyChanges(text, action.edit?.changes?.[study.uriOf(FILE)]),
  ]);
  assert.deepEqual(how === "all" ? results : results.slice(0, expected.length), expected);
}
