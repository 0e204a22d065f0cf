// Where selected words are after the words around them have changed in the text.
import type { ReadingBlock, ReadingParagraph } from "../../../server/protocol/reading";
import type { Selected } from "./messages";

/** Words in front of the change stay where they are; those behind it move with the text. */
export function placesAfter(
  { anchor, focus }: Selected,
  before: readonly ReadingBlock[],
  after: readonly ReadingBlock[],
): Selected {
  const [old, now] = [before.filter(hasWords), after.filter(hasWords)];
  const length = lengthOf(now);
  const moved = length - lengthOf(old);
  const behind = old[firstOfSameEnd(old, now)];
  const shift = (place: number): number => {
    const isBehind = behind !== undefined && place >= behind.start;
    return Math.max(0, Math.min(length, isBehind ? place + moved : place));
  };
  return { anchor: shift(anchor), focus: shift(focus) };
}

/** From which paragraph on the old words read as the last of the new ones do. */
function firstOfSameEnd(
  old: readonly ReadingParagraph[],
  now: readonly ReadingParagraph[],
): number {
  let kept = 0;
  while (kept < old.length && old.at(-1 - kept)?.text === now.at(-1 - kept)?.text) kept++;
  return old.length - kept;
}

function lengthOf(paragraphs: readonly ReadingParagraph[]): number {
  const last = paragraphs.at(-1);
  return last ? last.start + last.text.length : 0;
}

function hasWords(block: ReadingBlock): block is ReadingParagraph {
  return block.kind === "paragraph" && block.text !== "";
}
