// Where words stand after an edit around them.
import type { TextEdit } from "vscode-languageserver-protocol";

type Position = TextEdit["range"]["start"];
type Range = TextEdit["range"];

/**
 * The same words after edits of a document: what is put in at their very start or end is not part
 * of them. The edits are those of the old text.
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

/** The last one first, so that those before it still stand where they say. */
function moved(
  place: Position,
  edits: readonly TextEdit[],
  isCounted: (edit: Range) => boolean,
): Position {
  const counted = edits.filter(({ range }) => isCounted(range));
  return counted
    .sort((a, b) => compare(b.range.start, a.range.start))
    .reduce((at, edit) => behind(edit, at), place);
}

function behind({ range: { start, end }, newText }: TextEdit, { line, character }: Position) {
  const lines = newText.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1].length;
  const lineAfter = line + lines.length - 1 - (end.line - start.line);
  if (end.line !== line) return { line: lineAfter, character };
  const column = lines.length === 1 ? start.character + last : last;
  return { line: lineAfter, character: column + character - end.character };
}

/** A change of a document as its event tells it; offsets are those of the text before. */
interface ContentChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Where an offset is after changes that do not overlap. What is put in exactly there comes to stand
 * before or behind it, as `added` says; an offset in text that is replaced moves to its start.
 */
export function offsetAfter(
  offset: number,
  changes: readonly ContentChange[],
  added: "before" | "behind",
): number {
  let after = offset;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const end = rangeOffset + rangeLength;
    const isInsertion = rangeLength === 0;
    if (isInsertion && rangeOffset === offset) after += added === "before" ? text.length : 0;
    else if (end <= offset) after += text.length - rangeLength;
    else if (rangeOffset < offset) after -= offset - rangeOffset;
  }
  return after;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
