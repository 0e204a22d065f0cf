import type { Transcript } from "../markup/model";
import { CUT } from "./facts";

/** A stretch of the wording, by its places and by the words that it touches. */
interface Cutting {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly endWord: number;
}

/** Which ends of a stretch that touches words stand inside one: a sum of `CUT`s. */
export function cutsOf({ words }: Transcript, stretch: Cutting): number {
  const { start, end, firstWord, endWord } = stretch;
  if (endWord <= firstWord) return 0;
  const atStart = words.starts[firstWord] < start ? CUT.start : 0;
  return atStart + (words.ends[endWord - 1] > end ? CUT.end : 0);
}
