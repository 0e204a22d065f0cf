import type { TextEdit } from "vscode-languageserver-types";
import { offsetOf } from "../../../server/features/positions";
import { lineIndexOf } from "../../../server/study/lineIndex";

/** The text after an editor has made these changes of it, which must not overlap. */
export function applyChanges(text: string, changes: readonly TextEdit[] = []): string {
  const lines = lineIndexOf(text);
  const parts: string[] = [];
  let from = 0;
  for (const { range, newText } of changes) {
    const start = offsetOf(lines, range.start);
    if (start < from) throw new Error("The changes overlap or are out of order");
    parts.push(text.slice(from, start), newText);
    from = offsetOf(lines, range.end);
  }
  return parts.join("") + text.slice(from);
}
