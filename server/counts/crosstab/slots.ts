import type { WordStretch } from "../codingRows";
import { holdsWord } from "../united";
import type { Layer } from "./layers";

/** Finds the slots of a layer whose words a stretch holds, each once. */
export type FindSlots = (layer: Layer, stretch: Readonly<WordStretch>) => readonly number[];

/**
 * Makes a finder, which gives the same list every time, filled anew. It leaves a stretch as soon as
 * every slot is found in it, so that long ranges cost little.
 */
export function createSlotFinder(): FindSlots {
  const stamps: number[] = [];
  const found: number[] = [];
  let stamp = 0;
  return (layer, { firstWord, endWord, firstParagraph, lastParagraph }) => {
    const { slotOf, slots, file } = layer;
    stamp++;
    let count = 0;
    for (let at = firstParagraph; at <= lastParagraph && count < slots.length; at++) {
      const slot = slotOf[at];
      if (slot < 0 || stamps[slot] === stamp) continue;
      if (!holdsWord(file.facts, at, firstWord, endWord)) continue;
      stamps[slot] = stamp;
      found[count++] = slot;
    }
    // Most stretches hold one; a list that is emptied every time would be made anew every time.
    if (found.length !== count) found.length = count;
    return found;
  };
}
