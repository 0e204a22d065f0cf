import type { Paragraph, Transcript, WordingMap } from "./model";

/** What of a transcript says how its wording reads. */
export type WordingSource = Pick<Transcript, "text" | "wordingMap" | "paragraphs">;

/** The wording of a transcript (section 4 of the markup), put together from its pieces. */
export function wordingOf(source: WordingSource): string {
  return wordingBetween(source, 0, source.wordingMap.length);
}

/** The wording from place `start` up to place `end`; places outside the wording are cut off. */
export function wordingBetween(source: WordingSource, start: number, end: number): string {
  const { paragraphs } = source;
  const parts: string[] = [];
  let index = paragraphAtPlace(paragraphs, start);
  for (; index < paragraphs.length && paragraphs[index].wordingStart <= end; index++) {
    const { wordingStart, wordingEnd } = paragraphs[index];
    if (wordingStart === wordingEnd) continue;
    // The line feed that joins this paragraph to the one before stands in front of its start.
    if (wordingStart > Math.max(start, 0)) parts.push("\n");
    if (wordingStart < end)
      parts.push(speechBetween(source, Math.max(start, wordingStart), Math.min(end, wordingEnd)));
  }
  return parts.join("");
}

/** The index of the paragraph with text that holds `place` or is the first one behind it. */
export function paragraphAtPlace(paragraphs: readonly Paragraph[], place: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle].wordingEnd > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The offset in the file of the character at `place`; of the blank's own unit for a blank. */
export function offsetOfPlace(map: WordingMap, place: number): number {
  const piece = Math.max(0, pieceAt(map, place));
  if (map.places.length === 0) return 0;
  return map.offsets[piece] + Math.min(place - map.places[piece], map.lengths[piece]);
}

/** The place of the first character of the wording at or behind `offset`. */
export function placeOfOffset(map: WordingMap, offset: number): number {
  let low = 0;
  let high = map.offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map.offsets[middle] + map.lengths[middle] > offset) high = middle;
    else low = middle + 1;
  }
  if (low === map.offsets.length) return map.length;
  return map.places[low] + Math.max(0, offset - map.offsets[low]);
}

/** Within one paragraph, every gap and every white character reads as one blank. */
function speechBetween(source: WordingSource, start: number, end: number): string {
  const { wordingMap: map, text } = source;
  let speech = "";
  for (let piece = Math.max(0, pieceAt(map, start)); piece < map.places.length; piece++) {
    const place = map.places[piece];
    if (place >= end) break;
    if (place > start + speech.length) speech += " ";
    const from = Math.max(place, start);
    const to = Math.min(place + map.lengths[piece], end);
    const offset = map.offsets[piece] - place;
    if (from < to) speech += text.slice(offset + from, offset + to);
  }
  return speech.length < end - start ? blanks(`${speech} `) : blanks(speech);
}

function blanks(speech: string): string {
  return speech.replace(/[\t\n\r]/g, " ");
}

/** The last piece that starts at or before `place`, or -1. */
function pieceAt(map: WordingMap, place: number): number {
  let low = 0;
  let high = map.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map.places[middle] > place) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
