import { CODING, PARAGRAPH, endWordOf, type FileFacts } from "../study/facts";

/** A united passage: the words that it touches and the paragraphs they stand in, by indexes. */
export interface Stretch {
  start: number;
  end: number;
  firstWord: number;
  endWord: number;
  firstParagraph: number;
  lastParagraph: number;
  /** The rows of the codings that it starts and ends with. */
  firstCoding: number;
  lastCoding: number;
}

/** United passages of one file: stretches that share nothing, in the order of the text. */
export interface United {
  readonly starts: number[];
  readonly ends: number[];
  /** The words that each one touches, as indexes of the file's words. */
  readonly firstWords: number[];
  readonly endWords: number[];
  readonly firstParagraphs: number[];
  readonly lastParagraphs: number[];
}

/**
 * Unites the passages of codings where they share at least one character of the wording (counting
 * rules, section 3), and shows each of them; it is one object that changes, because a study has
 * hundreds of thousands of them. `codings` are row numbers in the order in which their words start,
 * of which the first `count` ones are looked at.
 */
export function visitUnited(
  { codings: rows }: FileFacts,
  codings: readonly number[],
  visit: (stretch: Readonly<Stretch>) => void,
  count = codings.length,
): void {
  const stretch = {
    start: 0,
    end: -1,
    firstWord: 0,
    endWord: 0,
    firstParagraph: 0,
    lastParagraph: 0,
    firstCoding: 0,
    lastCoding: 0,
  };
  for (let at = 0; at < count; at++) {
    const coding = codings[at];
    if (rows[coding * CODING.width + CODING.start] < stretch.end) {
      extend(stretch, rows, coding);
    } else {
      if (stretch.end >= 0) visit(stretch);
      begin(stretch, rows, coding);
    }
  }
  if (stretch.end >= 0) visit(stretch);
}

/** The same, kept. */
export function unitePassages(facts: FileFacts, codings: readonly number[]): United {
  const united = emptyUnited();
  visitUnited(facts, codings, (stretch) => append(united, stretch));
  return united;
}

/** Whether the paragraph holds a word from `firstWord` up to, not including, `endWord`. */
export function holdsWord(
  facts: FileFacts,
  paragraph: number,
  firstWord: number,
  endWord: number,
): boolean {
  const first = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.firstWord];
  return Math.max(first, firstWord) < Math.min(endWordOf(facts, paragraph), endWord);
}

function emptyUnited(): United {
  return {
    starts: [],
    ends: [],
    firstWords: [],
    endWords: [],
    firstParagraphs: [],
    lastParagraphs: [],
  };
}

function append(united: United, stretch: Readonly<Stretch>): void {
  united.starts.push(stretch.start);
  united.ends.push(stretch.end);
  united.firstWords.push(stretch.firstWord);
  united.endWords.push(stretch.endWord);
  united.firstParagraphs.push(stretch.firstParagraph);
  united.lastParagraphs.push(stretch.lastParagraph);
}

function begin(stretch: Stretch, rows: Int32Array, coding: number): void {
  const row = coding * CODING.width;
  stretch.start = rows[row + CODING.start];
  stretch.end = rows[row + CODING.end];
  stretch.firstWord = rows[row + CODING.firstWord];
  stretch.endWord = rows[row + CODING.endWord];
  stretch.firstParagraph = rows[row + CODING.firstParagraph];
  stretch.lastParagraph = rows[row + CODING.lastParagraph];
  stretch.firstCoding = coding;
  stretch.lastCoding = coding;
}

function extend(stretch: Stretch, rows: Int32Array, coding: number): void {
  const row = coding * CODING.width;
  if (rows[row + CODING.end] <= stretch.end) return;
  stretch.end = rows[row + CODING.end];
  stretch.endWord = rows[row + CODING.endWord];
  stretch.lastParagraph = rows[row + CODING.lastParagraph];
  stretch.lastCoding = coding;
}
