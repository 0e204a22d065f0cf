import type { CodebookEdit } from "../model";
import type { Span } from "../../markup/model";

/** One step of a change: edits of the text as the steps before it have left it. */
export type Step = (text: string) => readonly CodebookEdit[] | undefined;

/**
 * Takes several steps one after the other and gives the edits of the first text that come to the
 * same, in its order and without overlap, and the last text. Undefined as soon as a step is.
 */
export function inSteps(
  text: string,
  steps: readonly Step[],
): { readonly edits: readonly CodebookEdit[]; readonly text: string } | undefined {
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }];
  let now = text;
  for (const step of steps) {
    const edits = step(now);
    if (edits === undefined) return undefined;
    pieces = changed(pieces, edits);
    now = pieces.map((piece) => textOf(piece, text)).join("");
  }
  return { edits: editsFrom(pieces, text.length), text: now };
}

/** What stays of the first text, or a new text. */
type Piece = Span | string;

function textOf(piece: Piece, text: string): string {
  return typeof piece === "string" ? piece : text.slice(piece.start, piece.end);
}

function changed(pieces: readonly Piece[], edits: readonly CodebookEdit[]): Piece[] {
  const result: Piece[] = [];
  const left = [...pieces].reverse();
  let position = 0;
  /** Moves on to a position, and keeps what lies before it or not. */
  const advance = (to: number, keep: boolean): void => {
    while (position < to) {
      const piece = left.pop();
      if (piece === undefined) return;
      const [head, tail] = split(piece, to - position);
      if (tail !== undefined) left.push(tail);
      if (keep) result.push(head);
      position += lengthOf(head);
    }
  };
  for (const { span, newText } of edits) {
    advance(span.start, true);
    if (newText !== "") result.push(newText);
    advance(span.end, false);
  }
  return [...result, ...left.reverse()];
}

function split(piece: Piece, length: number): readonly [Piece, Piece?] {
  if (lengthOf(piece) <= length) return [piece];
  if (typeof piece === "string") return [piece.slice(0, length), piece.slice(length)];
  const middle = piece.start + length;
  return [
    { start: piece.start, end: middle },
    { start: middle, end: piece.end },
  ];
}

function lengthOf(piece: Piece): number {
  return typeof piece === "string" ? piece.length : piece.end - piece.start;
}

function editsFrom(pieces: readonly Piece[], length: number): CodebookEdit[] {
  const edits: CodebookEdit[] = [];
  let from = 0;
  let newText = "";
  for (const piece of [...pieces, { start: length, end: length }]) {
    if (typeof piece === "string") {
      newText += piece;
      continue;
    }
    if (newText !== "" || piece.start > from) {
      edits.push({ span: { start: from, end: piece.start }, newText });
    }
    newText = "";
    from = piece.end;
  }
  return edits;
}
