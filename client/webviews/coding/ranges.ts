// Selections of the coding view as ranges of the document, and the other way round.
import * as vscode from "vscode";
import type { ReadingResult } from "../../../server/protocol/reading";
import type { Selected } from "../../pages/coding/messages";
import { endOffsetOfPlace, endPlaceOfOffset, offsetOfPlace, placeOfOffset } from "./places";

type Reading = Pick<ReadingResult, "map" | "blocks">;

/** The selected words, or the caret, in a document of the reading's version. */
export function rangeOfPlaces(
  { map, blocks }: Reading,
  document: vscode.TextDocument,
  { anchor, focus }: Selected,
): vscode.Range {
  const [start, end] = [Math.min(anchor, focus), Math.max(anchor, focus)];
  if (start < end) {
    const first = document.positionAt(offsetOfPlace(map, start));
    return new vscode.Range(first, document.positionAt(endOffsetOfPlace(map, end)));
  }
  const offset = isEndOfParagraph(blocks, start)
    ? endOffsetOfPlace(map, start)
    : offsetOfPlace(map, start);
  const position = document.positionAt(offset);
  return new vscode.Range(position, position);
}

export function placesOfRange(
  { map }: Reading,
  document: vscode.TextDocument,
  { start, end, isEmpty }: vscode.Range,
): Selected {
  const anchor = placeOfOffset(map, document.offsetAt(start));
  if (!isEmpty) {
    return { anchor, focus: Math.max(anchor, endPlaceOfOffset(map, document.offsetAt(end))) };
  }
  // Behind the last character of a line, the caret stays in its paragraph.
  const behind = endPlaceOfOffset(map, document.offsetAt(start));
  const place = document.lineAt(start).range.end.isEqual(start) ? Math.min(anchor, behind) : anchor;
  return { anchor: place, focus: place };
}

function isEndOfParagraph(blocks: ReadingResult["blocks"], place: number): boolean {
  return blocks.some(
    (block) =>
      block.kind === "paragraph" && block.text !== "" && block.start + block.text.length === place,
  );
}
