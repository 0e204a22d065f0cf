// Where the words of the coding view stand in the document, and the other way round.
import type { PlaceMap, ReadingResult } from "../../../server/protocol/reading";
import type { PassageRef } from "../../pages/coding/messages";

/** The offset of the character at a place; behind the last one, the end of the words. */
export function offsetOfPlace({ offsets, places, lengths }: PlaceMap, place: number): number {
  const piece = lastAtMost(places, place);
  if (piece < 0) return offsets[0] ?? 0;
  return offsets[piece] + Math.min(place - places[piece], lengths[piece] ?? 0);
}

/** The offset behind the character before a place. */
export function endOffsetOfPlace(map: PlaceMap, place: number): number {
  return place <= 0 ? offsetOfPlace(map, 0) : offsetOfPlace(map, place - 1) + 1;
}

/** The place of the first character at or behind an offset. */
export function placeOfOffset(
  { offsets, places, lengths, length }: PlaceMap,
  offset: number,
): number {
  let piece = lastAtMost(offsets, offset);
  if (piece < 0 || offset >= offsets[piece] + lengths[piece]) piece++;
  if (piece >= places.length) return length;
  return places[piece] + Math.max(0, offset - offsets[piece]);
}

/** The place behind the last character before an offset. */
export function endPlaceOfOffset({ offsets, places, lengths }: PlaceMap, offset: number): number {
  const piece = lastAtMost(offsets, offset - 1);
  if (piece < 0) return 0;
  return places[piece] + Math.min(offset - offsets[piece], lengths[piece] ?? 0);
}

/** The passage's index in the document; undefined where it is gone. */
export function passageIndex(
  { passages, marks }: Pick<ReadingResult, "passages" | "marks">,
  { start, end, nth }: PassageRef,
): number | undefined {
  const same = marks.filter((_, at) => passages[at]?.start === start && passages[at]?.end === end);
  return same[nth]?.index;
}

/** The index of the last of the ascending numbers that is at most `value`, or -1. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
