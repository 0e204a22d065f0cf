// What the coding view knows and shows: plain data.
import type { ReadingBlock, ReadingHead, ReadingPassage } from "../../../server/protocol/reading";
import type { PaletteState } from "../palette/messages";
import { passagesByBlock, type PassagesHere } from "./layout";
import { changed } from "./listChange";
import type { PassageRef, ReadingChange, Selected, ShownCode } from "./messages";
import { placesAfter } from "./placesAfter";
import { wordsOf, type Words } from "./words";

export interface Reading {
  readonly version: number;
  readonly head: ReadingHead;
  readonly blocks: readonly ReadingBlock[];
  readonly passages: readonly ReadingPassage[];
  /** By the block. */
  readonly here: readonly PassagesHere[];
  readonly words: Words;
  readonly codes: ReadonlyMap<string, ShownCode>;
}

export interface State {
  readonly reading: Reading | undefined;
  readonly selected: Selected;
  /** Of several passages with the words that are selected, which is meant. */
  readonly nth: number;
  /** Null until the codes are known. */
  readonly palette: PaletteState | null;
  /** How the ends of the selected passage are moved, while they are. */
  readonly adjusting: string | null;
  readonly unreadable: string | null;
  /** What is typed to find a code, while one is looked for. */
  readonly filter: string | null;
  readonly isHelpOpen: boolean;
}

export const START: State = {
  reading: undefined,
  selected: { anchor: 0, focus: 0 },
  nth: 0,
  palette: null,
  adjusting: null,
  unreadable: null,
  filter: null,
  isHelpOpen: false,
};

/** The state with what changed in the document; what was selected are the same words as before. */
export function withReading(state: State, change: ReadingChange): State {
  const before = state.reading;
  const blocks = changed(before?.blocks ?? [], change.blocks);
  const passages = changed(before?.passages ?? [], change.passages);
  const isSameWords = before?.blocks === blocks;
  const words = before && isSameWords ? before.words : wordsOf(blocks);
  const codes = sameCodes(before?.codes, change.codes);
  const { version, head } = change;
  const here = passagesByBlock(blocks, passages, isSameWords ? before.here : []);
  const reading = { version, head, blocks, passages, here, words, codes };
  const { selected: old } = state;
  const selected = before && !isSameWords ? placesAfter(old, before.blocks, blocks) : old;
  return { ...state, reading, selected, unreadable: null };
}

/** The passage whose words are selected. */
export function selectedPassage({ reading, selected, nth }: State): PassageRef | null {
  const { start, end } = ordered(selected);
  const same = reading ? passagesWith(reading.passages, start, end) : 0;
  return same === 0 || start === end ? null : { start, end, nth: Math.min(nth, same - 1) };
}

/** The passages that a place is in, the outermost first. */
export function passagesAt(passages: readonly ReadingPassage[], place: number): ReadingPassage[] {
  return passages.filter(({ start, end }) => start <= place && place < end);
}

/** The next or previous passage in the order of their starts; undefined where there is none. */
export function passageBeside(
  state: State,
  by: 1 | -1,
): { readonly passage: ReadingPassage; readonly nth: number } | undefined {
  const { passages } = state.reading ?? { passages: [] };
  const here = selectedPassage(state);
  const { start } = ordered(state.selected);
  const at = here
    ? passages.findIndex((one) => one.start === here.start && one.end === here.end) + here.nth + by
    : by > 0
      ? passages.findIndex((one) => one.start >= start)
      : passages.findLastIndex((one) => one.start < start);
  const passage = passages[at];
  if (!passage) return undefined;
  const first = passages.findIndex((one) => one.start === passage.start && one.end === passage.end);
  return { passage, nth: at - first };
}

/** The place of the next or previous paragraph that waits to be coded. */
export function uncodedBeside({ reading, selected }: State, by: 1 | -1): number | undefined {
  const starts = (reading?.words.paragraphs ?? [])
    .filter(({ state }) => state === "uncoded")
    .map(({ start }) => start);
  if (by > 0) return starts.find((start) => start > selected.focus);
  return starts.findLast((start) => start < selected.focus);
}

export function ordered({ anchor, focus }: Selected): {
  readonly start: number;
  readonly end: number;
} {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

function passagesWith(passages: readonly ReadingPassage[], start: number, end: number): number {
  return passages.filter((one) => one.start === start && one.end === end).length;
}

/** The same map as before while nothing changed in it, so that nothing has to be drawn anew. */
function sameCodes(
  before: ReadonlyMap<string, ShownCode> | undefined,
  codes: readonly ShownCode[],
): ReadonlyMap<string, ShownCode> {
  const after = new Map(codes.map((code) => [code.id, code]));
  if (!before) return after;
  const isSame = codes.every(
    (code) => JSON.stringify(before.get(code.id)) === JSON.stringify(code),
  );
  // Codes that are no longer used may stay.
  return isSame ? before : new Map([...before, ...after]);
}
