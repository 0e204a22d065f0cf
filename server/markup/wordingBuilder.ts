import type { WordingMap } from "./model";
import {
  classOfUnit,
  HIGH_SURROGATE,
  INHERITED,
  JOINER,
  UNSPACED,
  WHITE,
  WORD,
} from "./characters";
import { createWordCutter, cutCharacter, endWords, type WordCutter } from "./wordCutter";

/**
 * Builds the wording from runs of speech (section 4 of the markup): every run of white space
 * becomes one blank, paragraphs are joined by one LF, and words are cut on the way. The wording
 * itself is not put together here; the pieces say how to do so.
 */
export interface WordingBuilder {
  readonly words: WordCutter;
  /** The length of the wording so far. */
  length: number;
  /** The offset behind the last character that was taken. */
  lastOffset: number;
  /** Whether white space was met since. */
  isPending: boolean;
  readonly offsets: number[];
  readonly places: number[];
  readonly lengths: number[];
  /** Boundaries that wait for the next character, as indexes of the caller. */
  readonly waiting: number[];
  /** Where the boundary with each index begins: the place and the offset of the next character. */
  readonly startPlaces: Int32Array;
  readonly startOffsets: Int32Array;
}

export function createWordingBuilder(boundaries: number): WordingBuilder {
  return {
    words: createWordCutter(),
    length: 0,
    lastOffset: 0,
    isPending: false,
    offsets: [],
    places: [],
    lengths: [],
    waiting: [],
    startPlaces: new Int32Array(boundaries).fill(-1),
    startOffsets: new Int32Array(boundaries).fill(-1),
  };
}

/** Takes the speech from offset `from` to offset `to`, which holds no markup. */
export function addRun(builder: WordingBuilder, text: string, from: number, to: number): void {
  for (let index = from; index < to;) {
    if (classOfUnit(text.charCodeAt(index)) === WHITE) {
      builder.isPending = true;
      index++;
      continue;
    }
    beginAt(builder, index);
    index = takeUnbroken(builder, text, index, to);
  }
}

/** Must be called where a paragraph starts: its first character is joined by one LF. */
export function startParagraph(builder: WordingBuilder): void {
  endWords(builder.words);
  builder.isPending = true;
}

export function finishWording(builder: WordingBuilder): WordingMap {
  endWords(builder.words);
  wakeBoundaries(builder, builder.lastOffset);
  return {
    offsets: Int32Array.from(builder.offsets),
    places: Int32Array.from(builder.places),
    lengths: Int32Array.from(builder.lengths),
    length: builder.length,
  };
}

/** Prepares for the character at `index`: writes the blank before it and wakes the boundaries. */
function beginAt(builder: WordingBuilder, index: number): void {
  if (builder.isPending && builder.length > 0) builder.length++;
  builder.isPending = false;
  if (builder.waiting.length > 0) wakeBoundaries(builder, index);
  continuePiece(builder, index);
}

function wakeBoundaries(builder: WordingBuilder, offset: number): void {
  for (const boundary of builder.waiting) {
    builder.startPlaces[boundary] = builder.length;
    builder.startOffsets[boundary] = offset;
  }
  builder.waiting.length = 0;
}

/** One piece goes on as long as text and wording advance alike. */
function continuePiece(builder: WordingBuilder, index: number): void {
  const { offsets, places, lengths, length } = builder;
  const last = offsets.length - 1;
  if (last >= 0 && index - offsets[last] === length - places[last]) return;
  offsets.push(index);
  places.push(length);
  lengths.push(0);
}

/** Takes characters up to the next run of white space; this loop sees every one of a study. */
function takeUnbroken(builder: WordingBuilder, text: string, start: number, end: number): number {
  const { words } = builder;
  let index = start;
  let place = builder.length;
  let open = words.open;
  let openEnd = words.openEnd;
  while (index < end) {
    const kind = classOfUnit(text.charCodeAt(index));
    if (kind === WHITE) {
      if (index + 1 >= end || classOfUnit(text.charCodeAt(index + 1)) === WHITE) break;
      index++;
      place++;
      continue;
    }
    if (kind === WORD && words.stretchStart < 0) {
      if (open < 0 || (openEnd !== place && (openEnd !== place - 1 || words.joiner !== openEnd))) {
        if (open >= 0) {
          words.starts.push(open);
          words.ends.push(openEnd);
        }
        open = place;
      }
      openEnd = ++place;
      index++;
    } else if (kind === JOINER) {
      words.joiner = place++;
      index++;
    } else if (
      kind === WORD ||
      kind === UNSPACED ||
      kind === INHERITED ||
      kind === HIGH_SURROGATE
    ) {
      words.open = open;
      words.openEnd = openEnd;
      const length = Math.min(cutCharacter(words, text, index, place), end - index);
      open = words.open;
      openEnd = words.openEnd;
      index += length;
      place += length;
    } else {
      index++;
      place++;
    }
  }
  words.open = open;
  words.openEnd = openEnd;
  return endRun(builder, index, place);
}

function endRun(builder: WordingBuilder, index: number, place: number): number {
  const last = builder.lengths.length - 1;
  builder.lengths[last] = place - builder.places[last];
  builder.length = place;
  builder.lastOffset = index;
  return index;
}
