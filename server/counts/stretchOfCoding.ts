import { CODING, type FileFacts } from "../study/facts";
import type { WordStretch } from "./codingRows";

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** One that can be filled again and again: a study has hundreds of thousands of codings. */
export function emptyStretch(): Mutable<WordStretch> {
  return { firstWord: 0, endWord: 0, firstParagraph: 0, lastParagraph: 0 };
}

/** Fills a stretch with the words of a coding, by its row. */
export function readStretch(
  into: Mutable<WordStretch>,
  { codings }: FileFacts,
  coding: number,
): void {
  const row = coding * CODING.width;
  into.firstWord = codings[row + CODING.firstWord];
  into.endWord = codings[row + CODING.endWord];
  into.firstParagraph = codings[row + CODING.firstParagraph];
  into.lastParagraph = codings[row + CODING.lastParagraph];
}
