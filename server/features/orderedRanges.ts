import type { Range } from "vscode-languageserver-types";
import type { Span } from "../markup/model";
import type { LineIndex } from "../study/lineIndex";

/** The ranges of stretches that share nothing, in the order of the text: one walk over the lines. */
export function orderedRanges({ starts }: LineIndex, spans: readonly Span[]): Range[] {
  let line = 0;
  return spans.map(({ start, end }) => {
    while (line + 1 < starts.length && starts[line + 1] <= start) line++;
    let endLine = line;
    while (endLine + 1 < starts.length && starts[endLine + 1] <= end) endLine++;
    return {
      start: { line, character: start - starts[line] },
      end: { line: endLine, character: end - starts[endLine] },
    };
  });
}
