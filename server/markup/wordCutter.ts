import type { WordPlaces } from "./model";
import { IntList } from "./intList";
import { classAt, INHERITED, isWhite, JOINER, UNSPACED, WORD } from "./characters";

/** Takes characters in order and cuts them into words (codebook specification, section 3). */
export interface WordCutter {
  readonly starts: IntList;
  readonly ends: IntList;
  /** Where the word that is being read starts, or -1. */
  open: number;
  /** Behind its last letter, mark or digit. */
  openEnd: number;
  /** Where the last joiner stood, or -1. */
  joiner: number;
  /** A stretch in a script without blanks, and where it starts. */
  stretch: string;
  stretchStart: number;
}

/** `Intl.Segmenter` is quadratic on long strings, so it is given no more than this at a time. */
const MAX_SEGMENTED = 1_000;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

const starts = new IntList();
const ends = new IntList();

/** The next one takes the lists over: the words must have been copied by then. */
export function createWordCutter(): WordCutter {
  starts.clear();
  ends.clear();
  return { starts, ends, open: -1, openEnd: -1, joiner: -1, stretch: "", stretchStart: -1 };
}

/** The words that were cut, for good. */
export function wordsOf(cutter: WordCutter): WordPlaces {
  return { starts: cutter.starts.copy(), ends: cutter.ends.copy() };
}

/** One letter, mark or digit of a spaced script, at a place, `length` UTF-16 units long. */
export function cutWordCharacter(cutter: WordCutter, place: number, length: number): void {
  if (cutter.stretchStart >= 0) endStretch(cutter);
  const continues =
    cutter.openEnd === place || (cutter.joiner === place - 1 && cutter.openEnd === place - 1);
  if (cutter.open < 0 || !continues) {
    endWord(cutter);
    cutter.open = place;
  }
  cutter.openEnd = place + length;
}

export function cutJoiner(cutter: WordCutter, place: number): void {
  cutter.joiner = place;
}

/** One character of a script without blanks, or an inherited mark behind it. */
export function cutUnspaced(cutter: WordCutter, place: number, character: string): void {
  if (cutter.stretchStart + cutter.stretch.length !== place) {
    endStretch(cutter);
    endWord(cutter);
    cutter.stretchStart = place;
  }
  cutter.stretch += character;
}

/** Ends whatever is being read: at white space that ends a paragraph, and at the end. */
export function endWords(cutter: WordCutter): void {
  endStretch(cutter);
  endWord(cutter);
}

/** Takes one character of any class; the reader of transcripts has a faster way for plain ones. */
export function cutCharacter(
  cutter: WordCutter,
  text: string,
  index: number,
  place: number,
): number {
  const kind = classAt(text, index);
  const length = (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
  const continuesStretch = cutter.stretchStart + cutter.stretch.length === place;
  if (kind === UNSPACED || (kind === INHERITED && cutter.stretchStart >= 0 && continuesStretch)) {
    cutUnspaced(cutter, place, text.slice(index, index + length));
  } else if (kind === WORD || kind === INHERITED) cutWordCharacter(cutter, place, length);
  else if (kind === JOINER) cutJoiner(cutter, place);
  return length;
}

/** The words of any text, as offsets of that text. */
export function cutWords(text: string): WordPlaces {
  const cutter = createWordCutter();
  for (let index = 0; index < text.length;) {
    if (isWhite(text.charCodeAt(index))) index++;
    else index += cutCharacter(cutter, text, index, index);
  }
  endWords(cutter);
  return wordsOf(cutter);
}

function endWord(cutter: WordCutter): void {
  if (cutter.open < 0) return;
  addWord(cutter, cutter.open, cutter.openEnd);
  cutter.open = -1;
  cutter.openEnd = -1;
}

function endStretch(cutter: WordCutter): void {
  const { stretch, stretchStart } = cutter;
  if (stretchStart < 0) return;
  cutter.stretch = "";
  cutter.stretchStart = -1;
  if (stretch.length === 1) {
    if (isWordAlone(stretch)) addWord(cutter, stretchStart, stretchStart + 1);
    return;
  }
  for (let from = 0; from < stretch.length;) {
    const to = safeCut(stretch, Math.min(stretch.length, from + MAX_SEGMENTED));
    for (const part of segmenter.segment(stretch.slice(from, to))) {
      if (!part.isWordLike) continue;
      const start = stretchStart + from + part.index;
      addWord(cutter, start, start + part.segment.length);
    }
    from = to;
  }
}

function addWord({ starts, ends }: WordCutter, start: number, end: number): void {
  starts.push(start);
  ends.push(end);
}

/** Whether a character between others that are none of its kind is a word; asked but once. */
function isWordAlone(character: string): boolean {
  let isWord = alone.get(character);
  if (isWord === undefined) {
    isWord = segmenter.segment(character).containing(0)?.isWordLike === true;
    alone.set(character, isWord);
  }
  return isWord;
}

const alone = new Map<string, boolean>();

/** Never cuts a surrogate pair in two. */
function safeCut(text: string, at: number): number {
  const splits = at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return splits ? at - 1 : at;
}
