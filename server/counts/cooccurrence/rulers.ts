import { CODING, FLAG, PARAGRAPH, rowCount, type FileFacts } from "../../study/facts";
import { participantsWordsBefore } from "../../study/voices";
import type { ComparedFile } from "../compared";

/** By what it is measured how much two nodes share: units that a file has in a row. */
export interface Ruler {
  /** The columns of a coding that hold its first unit, and the last one or the one behind it. */
  readonly from: number;
  readonly to: number;
  /** What is added to `to` to get the unit behind the last one. */
  readonly behind: 0 | 1;
  /** How much units from one up to, not including, another are worth. */
  readonly measure: (from: number, to: number) => number;
}

/** Participants' words. */
export function wordRuler({ facts, voices }: ComparedFile): Ruler {
  const before = (word: number): number =>
    participantsWordsBefore(facts, voices, word, paragraphOfWord(facts, word));
  return {
    from: CODING.firstWord,
    to: CODING.endWord,
    behind: 0,
    measure: (from, to) => before(to) - before(from),
  };
}

/** Paragraphs of the wording, whoever speaks; those in which nothing is said are none. */
export function paragraphRuler({ facts: { paragraphs } }: ComparedFile): Ruler {
  const count = rowCount(paragraphs, PARAGRAPH);
  const before = new Int32Array(count + 1);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const flags = paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.flags];
    before[paragraph + 1] = before[paragraph] + ((flags & FLAG.hasSpeech) === 0 ? 0 : 1);
  }
  return {
    from: CODING.firstParagraph,
    to: CODING.lastParagraph,
    behind: 1,
    measure: (from, to) => before[to] - before[from],
  };
}

/** The last paragraph that starts at a word or before it: by halves, since files may be long. */
function paragraphOfWord({ paragraphs }: FileFacts, word: number): number {
  let low = 0;
  let high = rowCount(paragraphs, PARAGRAPH) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paragraphs[middle * PARAGRAPH.width + PARAGRAPH.firstWord] <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}
