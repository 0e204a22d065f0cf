import {
  CODING,
  PARAGRAPH,
  endWordOf,
  type FileFacts,
} from "../study/facts";
import { isParticipants, participantsWordsBefore, voiceOf, type Voices } from "../study/voices";

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
 * rules, section 3). `codings` are row numbers in the order in which their words start.
 */
export function unitePassages({ codings: rows }: FileFacts, codings: readonly number[]): United {
  const united = emptyUnited();
  for (const coding of codings) {
    const row = coding * CODING.width;
    const last = united.ends.length - 1;
    if (last >= 0 && rows[row + CODING.start] < united.ends[last]) extend(united, rows, row);
    else append(united, rows, row);
  }
  return united;
}

/** How many participants' words lie inside; each counts once, also when two stretches cut it. */
export function countWords(facts: FileFacts, voices: Voices, united: United): number {
  let words = 0;
  let counted = 0;
  for (let index = 0; index < united.starts.length; index++) {
    const first = Math.max(united.firstWords[index], counted);
    const end = united.endWords[index];
    if (end <= first) continue;
    const last = united.lastParagraphs[index];
    words +=
      participantsWordsBefore(facts, voices, end, last) -
      participantsWordsBefore(facts, voices, first, paragraphOf(facts, united, index, first));
    counted = end;
  }
  return words;
}

/** The cases whose words are inside, in the order in which they speak. */
export function casesInside(facts: FileFacts, voices: Voices, united: United): readonly string[] {
  const cases = new Set<string>();
  for (let index = 0; index < united.starts.length; index++) {
    const end = united.lastParagraphs[index];
    for (let paragraph = united.firstParagraphs[index]; paragraph <= end; paragraph++) {
      if (!isParticipants(facts, voices, paragraph)) continue;
      if (!holdsWord(facts, paragraph, united.firstWords[index], united.endWords[index])) continue;
      const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
      cases.add(voices.caseOf[voiceOf(voices, speaker)]);
    }
  }
  return [...cases];
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

/** A word that a stretch shares with the one before it may stand in a later paragraph. */
function paragraphOf(facts: FileFacts, united: United, index: number, word: number): number {
  let paragraph = united.firstParagraphs[index];
  while (paragraph < united.lastParagraphs[index] && endWordOf(facts, paragraph) <= word) {
    paragraph++;
  }
  return paragraph;
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

function append(united: United, rows: Int32Array, row: number): void {
  united.starts.push(rows[row + CODING.start]);
  united.ends.push(rows[row + CODING.end]);
  united.firstWords.push(rows[row + CODING.firstWord]);
  united.endWords.push(rows[row + CODING.endWord]);
  united.firstParagraphs.push(rows[row + CODING.firstParagraph]);
  united.lastParagraphs.push(rows[row + CODING.lastParagraph]);
}

function extend(united: United, rows: Int32Array, row: number): void {
  const last = united.ends.length - 1;
  if (rows[row + CODING.end] <= united.ends[last]) return;
  united.ends[last] = rows[row + CODING.end];
  united.endWords[last] = rows[row + CODING.endWord];
  united.lastParagraphs[last] = rows[row + CODING.lastParagraph];
}
