import type { Transcript } from "../model";
import { classAt, INHERITED, UNSPACED } from "../characters";
import { firstAbove } from "../search";
import { wordingBetween } from "../wording";
import type { Stretch } from "./stretch";

/**
 * Moves the ends of a stretch outward to the ends of the words that it cuts. Where no blanks stand
 * between words (Han, Kana, Thai and the like), only a reader knows where one ends: there it stays.
 */
export function snapToWords(transcript: Transcript, { start, end }: Stretch): Stretch {
  const { words } = transcript;
  const first = firstAbove(words.ends, start);
  const last = firstAbove(words.ends, end - 1);
  return {
    start: cuts(transcript, first, start) ? words.starts[first] : start,
    end: cuts(transcript, last, end) ? words.ends[last] : end,
  };
}

/** Whether `place` lies inside the word, in a script that writes blanks between words. */
function cuts({ words, ...source }: Transcript, word: number, place: number): boolean {
  if (word >= words.starts.length) return false;
  const [start, end] = [words.starts[word], words.ends[word]];
  if (start >= place || place >= end) return false;
  const kind = classAt(wordingBetween(source, start, end), place - start);
  return kind !== UNSPACED && kind !== INHERITED;
}
