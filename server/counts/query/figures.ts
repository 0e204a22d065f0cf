import { firstAbove } from "../../markup/search";
import { PARAGRAPH, rowCount, type FileFacts } from "../../study/facts";
import { participantsWordsBefore, type Voices } from "../../study/voices";
import { casesOfWords, type WordStretch } from "../codingRows";
import type { Stretch, Stretches } from "./stretches";

/** The figures of a query's result (counting rules, sections 3 and 4). */
export interface QueryFigures {
  /** How many stretches there are. */
  readonly passages: number;
  /** Participants' words in them, each counted once. */
  readonly words: number;
  /** How many cases say a word in them. */
  readonly cases: number;
  /** How many files hold one. */
  readonly transcripts: number;
}

/** What one file adds to them. */
export interface FileQueryFigures {
  readonly words: number;
  readonly cases: readonly string[];
}

/** Counts the stretches of one file; two that cut the same word count it once. */
export function countStretches(
  facts: FileFacts,
  voices: Voices,
  stretches: Stretches,
): FileQueryFigures {
  const cases = new Set<string>();
  let words = 0;
  let counted = 0;
  const paragraphs = stretches.length === 0 ? NO_PARAGRAPHS : firstWordsOf(facts);
  for (const stretch of stretches) {
    const touched = wordsTouched(paragraphs, stretch);
    const firstWord = Math.max(touched.firstWord, counted);
    if (firstWord < touched.endWord) {
      const firstParagraph = paragraphOfWord(paragraphs, firstWord);
      words +=
        participantsWordsBefore(facts, voices, touched.endWord, touched.lastParagraph) -
        participantsWordsBefore(facts, voices, firstWord, firstParagraph);
      counted = touched.endWord;
    }
    for (const name of casesOfWords(facts, voices, touched)) cases.add(name);
  }
  return { words, cases: [...cases] };
}

/** The words that a stretch touches, and their paragraphs; the stretch must touch one. */
export function wordsOfStretch(facts: FileFacts, stretch: Stretch): WordStretch {
  return wordsTouched(firstWordsOf(facts), stretch);
}

/** By paragraph the index of its first word. */
export function firstWordsOf({ paragraphs }: FileFacts): Int32Array {
  const firstWords = new Int32Array(rowCount(paragraphs, PARAGRAPH));
  for (let paragraph = 0; paragraph < firstWords.length; paragraph++) {
    firstWords[paragraph] = paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.firstWord];
  }
  return firstWords;
}

/** The same for a list that was made once for many stretches. */
export function wordsTouched(firstWords: Int32Array, { start, end }: Stretch): WordStretch {
  return {
    firstWord: start.ended,
    endWord: end.begun,
    firstParagraph: paragraphOfWord(firstWords, start.ended),
    lastParagraph: paragraphOfWord(firstWords, end.begun - 1),
  };
}

const NO_PARAGRAPHS = new Int32Array(0);

/** Of paragraphs that begin with the same word, the last one has it, and the others have none. */
function paragraphOfWord(firstWords: Int32Array, word: number): number {
  return firstAbove(firstWords, word) - 1;
}
