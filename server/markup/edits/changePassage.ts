import type { Passage, Transcript } from "../model";
import { addCode, removeCode, replaceCode, setMemo, takenAway } from "./change/inBlock";
import { moveEnd, setEnds } from "./change/ends";
import { toParagraph, toWords } from "./change/forms";
import { split } from "./change/split";
import { unite } from "./change/unite";
import type { EditResult } from "./edit";
import type { PassageChange } from "./passageChange";

/**
 * Changes one passage of a transcript: its codes, its memo, its ends or its form. What comes back
 * was tried out: the wording is the same to the byte, and every other passage stands where it stood
 * (the invariant of section 4 of the markup). The form is the plainest that holds the new stretch.
 *
 * `index` is that of `transcript.passages`; one that is not there gives a reason, like everything
 * else that cannot be done.
 */
export function changePassage(
  transcript: Transcript,
  index: number,
  change: PassageChange,
): EditResult {
  const passage = transcript.passages[index] as Passage | undefined;
  if (passage === undefined) return { reason: "The passage is not there any more." };
  const isWordless = passage.endWord === passage.firstWord;
  if (isWordless && NEEDS_WORDS.has(change.kind)) {
    return { reason: "There are no words in this passage. Remove it, or put it around some." };
  }
  return changed(transcript, passage, change);
}

const NEEDS_WORDS: ReadonlySet<PassageChange["kind"]> = new Set<PassageChange["kind"]>([
  "addCode",
  "grow",
  "shrink",
  "toParagraph",
  "toWords",
  "split",
  "unite",
]);

function changed(transcript: Transcript, passage: Passage, change: PassageChange): EditResult {
  switch (change.kind) {
    case "addCode":
      return addCode(transcript, passage, change.code);
    case "removeCode":
      return removeCode(transcript, passage, change.code);
    case "replaceCode":
      return replaceCode(transcript, passage, change);
    case "setMemo":
      return setMemo(transcript, passage, change.memo);
    case "grow":
    case "shrink":
      return moveEnd(transcript, passage, change);
    case "setEnds":
      return setEnds(transcript, passage, change.selection);
    case "toParagraph":
      return toParagraph(transcript, passage, change.code);
    case "toWords":
      return toWords(transcript, passage, change);
    case "split":
      return split(transcript, passage, change.offset);
    case "unite":
      return unite(transcript, passage, change);
    case "remove":
      return takenAway(transcript, passage);
  }
}
