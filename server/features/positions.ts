import type { Position, Range } from "vscode-languageserver-types";
import type { Span } from "../markup/model";
import type { Lines } from "../study/facts";
import { lineAt, type LineIndex } from "../study/lineIndex";

/** The only place where offsets and the protocol's positions are turned into each other. */
export function positionOf(index: LineIndex, offset: number): Position {
  const line = lineAt(index, offset);
  return { line, character: offset - index.starts[line] };
}

export function rangeOf(index: LineIndex, { start, end }: Span): Range {
  return { start: positionOf(index, start), end: positionOf(index, end) };
}

/** A position behind the end of its line counts as the line's end, as the protocol has it. */
export function offsetOf(index: LineIndex, { line, character }: Position): number {
  if (line < 0) return 0;
  if (line >= index.starts.length) return index.length;
  const next = line + 1 < index.starts.length ? index.starts[line + 1] : index.length;
  return Math.min(index.starts[line] + Math.max(0, character), next);
}

export function rangeOfLines(lines: Lines): Range {
  return {
    start: { line: lines.startLine, character: lines.startCharacter },
    end: { line: lines.endLine, character: lines.endCharacter },
  };
}
