import { isBlank, isLineBreak } from "./characters";
import type { ProblemList } from "./problemList";

const SIGNS = ["<<<<<<<", "=======", ">>>>>>>"];

/** Adds `merge-conflict` for every line of exactly seven `<`, `=` or `>` (section 6). */
export function findMergeConflicts(text: string, problems: ProblemList): void {
  for (const sign of SIGNS) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
      if (isConflictLine(text, at)) problems.add("merge-conflict", { start: at, end: at + 7 });
    }
  }
}

function isConflictLine(text: string, start: number): boolean {
  const isLineStart =
    start === 0 ||
    isLineBreak(text.charCodeAt(start - 1)) ||
    (start === 1 && text.charCodeAt(0) === 0xfeff);
  const behind = start + 7;
  if (!isLineStart) return false;
  if (behind >= text.length) return true;
  return isBlank(text.charCodeAt(behind)) || isLineBreak(text.charCodeAt(behind));
}
