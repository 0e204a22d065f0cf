import type { Paragraph, Passage, Span, Transcript } from "../../model";
import { paragraphOfPlace } from "../../paragraphs";
import { firstThatHolds, rewritten, writtenAs } from "../attempt";
import { NO_WORDS, wordsIn } from "../code";
import { atEndOf } from "../codeParagraph";
import type { EditResult } from "../edit";
import { attempts, codeThere, moveTo, writeAt } from "./moveTo";
import { onlyCode } from "./onlyCode";

/** Lets the codes of some words stand for the whole paragraph: `[]{…}` at its end (section 1). */
export function toParagraph(transcript: Transcript, passage: Passage, code?: string): EditResult {
  if (passage.form === "paragraph") return { reason: "This is a code of the paragraph already." };
  return onlyCode(transcript, passage, { code, change: wholeParagraph });
}

/** The way back: from the paragraph to the words that are selected, else to all of its words. */
export function toWords(
  transcript: Transcript,
  passage: Passage,
  { code, selection }: { readonly code?: string; readonly selection?: Span },
): EditResult {
  if (passage.form !== "paragraph") return { reason: "This is a code of words already." };
  return onlyCode(transcript, passage, {
    code,
    change: (now, own) => around(now, own, selection && placesOf(transcript, selection)),
  });
}

type Places = ReturnType<typeof wordsIn> | "none";

function placesOf(transcript: Transcript, selection: Span): Places {
  return wordsIn(transcript, selection) ?? "none";
}

function around(transcript: Transcript, passage: Passage, places: Places): EditResult {
  if (places === "none") return { reason: NO_WORDS };
  return places === undefined
    ? writeAt(transcript, passage, passage)
    : moveTo(transcript, passage, places);
}

function wholeParagraph(transcript: Transcript, passage: Passage): EditResult {
  const paragraph = paragraphOfPlace(transcript, passage.start);
  if (paragraph === undefined || passage.end > paragraph.wordingEnd) {
    return { reason: "This passage reaches over several paragraphs. Shorten it to one first." };
  }
  const { wordingStart: start, wordingEnd: end } = paragraph;
  const twin = codeThere(transcript, passage, { start, end });
  if (twin !== undefined) return { reason: `The paragraph is already coded with “${twin}”.` };
  const { block } = writtenAs(transcript, passage);
  const ways = rewritten(transcript, passage, (bare) => endOf(bare, paragraph, block));
  const promised = { takes: [passage], gives: [{ start, end, block }] };
  return firstThatHolds(transcript, attempts(ways, promised), CANNOT);
}

/** The paragraph is the same one in the transcript without the passage, at its place. */
function endOf(bare: Transcript, { wordingStart }: Paragraph, block: string) {
  const paragraph = paragraphOfPlace(bare, wordingStart);
  return paragraph === undefined ? [] : [[atEndOf(bare, paragraph, block)]];
}

const CANNOT = "This paragraph cannot be coded as a whole. Select its words and code them.";
