import type { WordingMap } from "./model";
import { BLANK, HIGH_SURROGATE, JOINER, UNSPACED, WORD } from "./characters";
import { IntList } from "./intList";
import { createWordCutter, cutCharacter, type WordCutter } from "./wordCutter";

/**
 * Builds the wording from runs of speech (section 4 of the markup): every run of white space
 * becomes one blank, paragraphs are joined by one LF, and words are cut on the way. The wording
 * itself is not put together here; the pieces say how to do so.
 *
 * Between two runs stand boundaries, numbered from 0: bits of markup. For each one it is noted
 * where the text before it ends and where that behind it begins.
 */
export interface WordingBuilder {
  /** The class of each unit of the text. */
  readonly classes: Uint8Array;
  readonly words: WordCutter;
  /** The length of the wording so far. */
  length: number;
  /** The offset behind the last character that was taken. */
  lastOffset: number;
  /** Whether white space was met since. */
  isPending: boolean;
  readonly offsets: IntList;
  readonly places: IntList;
  readonly lengths: IntList;
  /** The boundaries that wait for the next character. */
  readonly waiting: IntList;
  /** The place and the offset behind the last character before each boundary. */
  readonly endPlaces: Int32Array;
  readonly endOffsets: Int32Array;
  /** The place and the offset of the first character behind each boundary. */
  readonly startPlaces: Int32Array;
  readonly startOffsets: Int32Array;
}

export function createWordingBuilder(classes: Uint8Array, boundaries: number): WordingBuilder {
  return {
    classes,
    words: createWordCutter(),
    length: 0,
    lastOffset: 0,
    isPending: false,
    ...emptyPieces(),
    waiting,
    endPlaces: new Int32Array(boundaries),
    endOffsets: new Int32Array(boundaries),
    startPlaces: new Int32Array(boundaries),
    startOffsets: new Int32Array(boundaries),
  };
}

const offsets = new IntList();
const places = new IntList();
const lengths = new IntList();
const waiting = new IntList();

function emptyPieces(): Pick<WordingBuilder, "offsets" | "places" | "lengths"> {
  for (const list of [offsets, places, lengths]) list.clear();
  return { offsets, places, lengths };
}

/** Takes the speech from offset `from` to offset `to`, which holds no markup. */
export function addRun(builder: WordingBuilder, text: string, from: number, to: number): void {
  const { classes } = builder;
  for (let index = from; index < to;) {
    if (classes[index] >= BLANK) {
      builder.isPending = true;
      index++;
      continue;
    }
    beginCharacter(builder, index);
    continuePiece(builder, index);
    index = takeUnbroken(builder, text, index, to);
  }
}

export function passBoundary(builder: WordingBuilder, boundary: number): void {
  builder.endPlaces[boundary] = builder.length;
  builder.endOffsets[boundary] = builder.lastOffset;
  builder.waiting.push(boundary);
}

/** Must be called where a paragraph starts: its first character is joined by one LF. */
export function startParagraph(builder: WordingBuilder): void {
  builder.isPending = true;
}

export function finishWording(builder: WordingBuilder): WordingMap {
  wakeBoundaries(builder, builder.lastOffset);
  return {
    offsets: builder.offsets.copy(),
    places: builder.places.copy(),
    lengths: builder.lengths.copy(),
    length: builder.length,
  };
}

/**
 * Writes the blank before the next character and wakes the boundaries. The character begins at
 * `offset`, which is that of a backslash that escapes it.
 */
export function beginCharacter(builder: WordingBuilder, offset: number): void {
  if (builder.isPending && builder.length > 0) builder.length++;
  builder.isPending = false;
  if (builder.waiting.length > 0) wakeBoundaries(builder, offset);
}

function wakeBoundaries(builder: WordingBuilder, offset: number): void {
  const { waiting, startPlaces, startOffsets } = builder;
  for (let index = 0; index < waiting.length; index++) {
    startPlaces[waiting.at(index)] = builder.length;
    startOffsets[waiting.at(index)] = offset;
  }
  waiting.clear();
}

/** One piece goes on as long as text and wording advance alike. */
function continuePiece(builder: WordingBuilder, index: number): void {
  const { offsets, places, lengths, length } = builder;
  const last = offsets.length - 1;
  if (last >= 0 && index - offsets.at(last) === length - places.at(last)) return;
  offsets.push(index);
  places.push(length);
  lengths.push(0);
}

/** Takes characters up to the next run of white space; this loop sees every one of a study. */
function takeUnbroken(builder: WordingBuilder, text: string, start: number, end: number): number {
  const { words, classes } = builder;
  const shift = start - builder.length;
  let index = start;
  while (index < end) {
    const kind = classes[index];
    if (kind === WORD && words.stretchStart < 0) {
      const place = index - shift;
      index++;
      while (index < end && classes[index] === WORD) index++;
      takeWordPart(words, place, index - shift);
    } else if (kind >= BLANK) {
      if (index + 1 >= end || classes[index + 1] >= BLANK) break;
      index++;
    } else if (kind === JOINER) {
      words.joiner = index++ - shift;
    } else if (kind === WORD || (kind >= UNSPACED && kind <= HIGH_SURROGATE)) {
      index += Math.min(cutCharacter(words, text, index, index - shift), end - index);
    } else {
      index++;
    }
  }
  return endRun(builder, index, index - shift);
}

/** A run of letters, marks and digits goes on with the word before it, or begins one. */
function takeWordPart(words: WordCutter, start: number, end: number): void {
  const { open, openEnd, joiner } = words;
  const continues = openEnd === start || (openEnd === start - 1 && joiner === openEnd);
  if (open < 0) words.open = start;
  else if (!continues) {
    words.starts.push(open);
    words.ends.push(openEnd);
    words.open = start;
  }
  words.openEnd = end;
}

function endRun(builder: WordingBuilder, index: number, place: number): number {
  const last = builder.lengths.length - 1;
  builder.lengths.set(last, place - builder.places.at(last));
  builder.length = place;
  builder.lastOffset = index;
  return index;
}
