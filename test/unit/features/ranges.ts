import type { Range } from "vscode-languageserver-types";
import { offsetOf } from "../../../server/features/positions";
import { lineIndexOf } from "../../../server/study/lineIndex";

/** What stands in a range of a text: expectations are easier to read as words than as numbers. */
export function textIn(text: string, range: Range): string {
  const lines = lineIndexOf(text);
  return text.slice(offsetOf(lines, range.start), offsetOf(lines, range.end));
}
