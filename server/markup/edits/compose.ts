import { inTextOrder, type TextEdit } from "./edit";

/**
 * Makes one list of edits of `text` from two that follow each other: `second` counts its offsets in
 * the text that `first` leaves. What neither of them touches is not part of any edit, so that an
 * editor keeps its selections there.
 */
export function composeEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  return editsOf(cutOut(cutOut([keptPiece(0, text.length)], first), second), text.length);
}

/** A stretch of the first text that is still there, or text that was put in. */
type Piece =
  | { readonly kind: "kept"; readonly start: number; readonly end: number }
  | { readonly kind: "added"; readonly text: string };

function keptPiece(start: number, end: number): Piece {
  return { kind: "kept", start, end };
}

function lengthOf(piece: Piece): number {
  return piece.kind === "kept" ? piece.end - piece.start : piece.text.length;
}

/** The pieces after edits of the text that they make up. */
function cutOut(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let index = 0;
  // How much of the piece at `index`, and of all text, has been taken so far.
  let inside = 0;
  let at = 0;
  const advance = (to: number, isKept: boolean): void => {
    while (at < to && index < pieces.length) {
      const piece = pieces[index];
      const length = Math.min(to - at, lengthOf(piece) - inside);
      if (isKept) result.push(partOf(piece, inside, inside + length));
      at += length;
      inside += length;
      if (inside < lengthOf(piece)) continue;
      index++;
      inside = 0;
    }
  };
  for (const { span, newText } of inTextOrder(edits)) {
    advance(span.start, true);
    if (newText !== "") result.push({ kind: "added", text: newText });
    advance(span.end, false);
  }
  advance(Infinity, true);
  return result;
}

function partOf(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === "added") return { kind: "added", text: piece.text.slice(from, to) };
  return keptPiece(piece.start + from, piece.start + to);
}

function editsOf(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  let added = "";
  const close = (to: number): void => {
    if (added !== "" || to > from) edits.push({ span: { start: from, end: to }, newText: added });
    added = "";
  };
  for (const piece of pieces) {
    if (piece.kind === "added") {
      added += piece.text;
      continue;
    }
    close(piece.start);
    from = piece.end;
  }
  close(length);
  return edits;
}
