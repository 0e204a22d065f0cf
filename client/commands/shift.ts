// Where words stand after an edit around them.
import type { TextEdit } from "vscode-languageserver-protocol";

type Position = TextEdit["range"]["start"];
type Range = TextEdit["range"];

/**
 * The same words after edits of a document: what is put in at their very start or end is not part
 * of them. The edits are those of the old text, none of them over a line break.
 */
export function shifted({ start, end }: Range, edits: readonly TextEdit[]): Range {
  const after = moved(end, edits, (edit) => compare(edit.end, end) < 0 || isBefore(edit, end));
  if (compare(start, end) === 0) return { start: after, end: after };
  return { start: moved(start, edits, (edit) => compare(edit.end, start) <= 0), end: after };
}

/** An edit that replaces text up to a place stands before it; one that only adds there does not. */
function isBefore(edit: Range, place: Position): boolean {
  return compare(edit.end, place) === 0 && compare(edit.start, place) < 0;
}

function moved(
  place: Position,
  edits: readonly TextEdit[],
  isCounted: (edit: Range) => boolean,
): Position {
  let { character } = place;
  for (const { range, newText } of edits) {
    if (range.end.line !== place.line || range.start.line !== place.line) continue;
    if (isCounted(range))
      character += newText.length - (range.end.character - range.start.character);
  }
  return { line: place.line, character };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
