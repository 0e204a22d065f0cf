import type { Passage, Span, Transcript } from "../../model";
import { paragraphOfPlace } from "../../paragraphs";
import { firstAbove } from "../../search";
import { sentencesOf, type Sentence } from "../../sentences";
import { wordsIn, NO_WORDS } from "../code";
import type { EditResult } from "../edit";
import type { EndUnit, PassageEnd } from "../passageChange";
import type { Stretch } from "../stretch";
import { moveTo } from "./moveTo";

export interface EndMove {
  readonly kind: "grow" | "shrink";
  readonly end: PassageEnd;
  readonly unit: EndUnit;
}

/** Moves one end of a passage by a word or a sentence; over the end of a paragraph, if it comes so. */
export function moveEnd(transcript: Transcript, passage: Passage, move: EndMove): EditResult {
  const { start, end } = passage;
  const place = nextPlace(transcript, passage, move);
  if (place === undefined) return { reason: move.kind === "grow" ? NOTHING_MORE : TOO_SHORT };
  const stretch = move.end === "start" ? { start: place, end } : { start, end: place };
  if (!holdsWord(transcript, stretch)) return { reason: TOO_SHORT };
  return moveTo(transcript, passage, stretch);
}

/** Puts the passage around what is selected, to whole words. */
export function setEnds(transcript: Transcript, passage: Passage, selection: Span): EditResult {
  const stretch = wordsIn(transcript, selection);
  if (stretch === undefined) return { reason: NO_WORDS };
  return moveTo(transcript, passage, stretch);
}

const NOTHING_MORE = "There is nothing more to take in on this side.";
const TOO_SHORT = "Nothing would be left of this passage. Remove it instead.";

/** Where the end goes, as a place; undefined where there is nowhere to go. */
function nextPlace(
  transcript: Transcript,
  { start, end }: Stretch,
  { kind, end: which, unit }: EndMove,
): number | undefined {
  const isForward = (which === "end") === (kind === "grow");
  const from = which === "end" ? end : start;
  const units = unit === "word" ? wordsNear : sentencesNear;
  const places = units(transcript, from).map((one) => one[which]);
  return isForward
    ? places.find((place) => place > from)
    : places.findLast((place) => place < from);
}

/** Enough words around a place to find the next one on either side. */
function wordsNear({ words }: Transcript, place: number): Sentence[] {
  const at = firstAbove(words.ends, place);
  const near: Sentence[] = [];
  for (let word = Math.max(0, at - 2); word < Math.min(words.starts.length, at + 2); word++) {
    near.push({ start: words.starts[word], end: words.ends[word] });
  }
  return near;
}

/** The sentences of the paragraph of a place and of its neighbours with text. */
function sentencesNear(transcript: Transcript, place: number): Sentence[] {
  const own = paragraphOfPlace(transcript, Math.max(0, place - 1));
  if (own === undefined) return [];
  const before = paragraphOfPlace(transcript, Math.max(0, own.wordingStart - 2));
  const after = paragraphOfPlace(transcript, own.wordingEnd);
  const near = [...new Set([before, own, after])].filter((one) => one !== undefined);
  return near.flatMap((paragraph) => sentencesOf(transcript, paragraph));
}

function holdsWord({ words }: Transcript, { start, end }: Stretch): boolean {
  const first = firstAbove(words.ends, start);
  return start < end && first < words.starts.length && words.starts[first] < end;
}
