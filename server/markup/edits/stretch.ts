import type { Span, Transcript } from "../model";
import { isWhite } from "../characters";
import { firstAbove } from "../search";
import { offsetOfPlace, placeOfOffset, wordingBetween } from "../wording";

/** A selection as places of the wording, from a visible character to behind a visible one. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Moves the ends of a selection inward, out of markup, labels, comments and white space.
 * Gives back nothing where the selection holds no word, which could not be coded.
 */
export function snapInward(transcript: Transcript, selection: Span): Stretch | undefined {
  const map = transcript.wordingMap;
  let start = placeOfOffset(map, selection.start);
  let end = placeOfOffset(map, selection.end);
  if (start >= end) return undefined;
  const wording = wordingBetween(transcript, start, end);
  const first = start;
  while (start < end && isWhite(wording.charCodeAt(end - 1 - first))) end--;
  while (start < end && isWhite(wording.charCodeAt(start - first))) start++;
  return holdsWord(transcript, start, end) ? aroundPairs(transcript, { start, end }) : undefined;
}

/** The offset in front of the first character, and in front of the backslash that escapes it. */
export function startOffsetOf({ text, wordingMap }: Transcript, { start }: Stretch): number {
  const offset = offsetOfPlace(wordingMap, start);
  const isEscaped = text[offset - 1] === "\\" && !isSpeech({ text, wordingMap }, offset - 1);
  return isEscaped ? offset - 1 : offset;
}

export function endOffsetOf({ wordingMap }: Transcript, { end }: Stretch): number {
  return offsetOfPlace(wordingMap, end - 1) + 1;
}

/**
 * A backslash in front of markup would escape it. One that is speech, and not escaped itself, has
 * to be escaped first.
 */
export function escapeBefore(transcript: Transcript, offset: number): string {
  const { text } = transcript;
  if (text[offset - 1] !== "\\" || !isSpeech(transcript, offset - 1)) return "";
  const isEscaped = text[offset - 2] === "\\" && !isSpeech(transcript, offset - 2);
  return isEscaped ? "" : "\\";
}

function isSpeech(
  { wordingMap }: Pick<Transcript, "text" | "wordingMap">,
  offset: number,
): boolean {
  const place = placeOfOffset(wordingMap, offset);
  return place < wordingMap.length && offsetOfPlace(wordingMap, place) === offset;
}

function holdsWord({ words }: Transcript, start: number, end: number): boolean {
  const first = firstAbove(words.ends, start);
  return start < end && first < words.starts.length && words.starts[first] < end;
}

/** Half a surrogate pair is no character: the other half is taken along. */
function aroundPairs({ text, wordingMap }: Transcript, { start, end }: Stretch): Stretch {
  const first = offsetOfPlace(wordingMap, start);
  const behind = offsetOfPlace(wordingMap, end - 1) + 1;
  return {
    start: isInsidePair(text, first) ? start - 1 : start,
    end: isInsidePair(text, behind) ? end + 1 : end,
  };
}

function isInsidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1) & 0xfc00;
  return before === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
