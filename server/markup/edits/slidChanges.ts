import type { Span } from "../model";
import type { WordingChange } from "../wordingChanges";

/** The two wordings that changes are between. */
interface Wordings {
  readonly before: string;
  readonly now: string;
}

/**
 * The same changes with the blank of an added or missing word in front of it rather than behind it
 * (places of the wordings as in `changes`). Which of two blanks came with a word cannot be known
 * from the words; where a passage ends behind the word it makes a difference to the passage.
 */
export function slidChanges(
  changes: readonly WordingChange[],
  wordings: Wordings,
): readonly WordingChange[] {
  return changes.map((change, index) => {
    const previous = changes[index - 1] as WordingChange | undefined;
    const isFree = change.now.start > (previous?.now.end ?? 0);
    return isFree && canSlide(change, wordings) ? slid(change) : change;
  });
}

/** Only where one side is empty is the text the same afterwards. */
function canSlide({ before, now }: WordingChange, wordings: Wordings): boolean {
  if (before.start === before.end) return endsAsItFollows(wordings.now, now);
  return now.start === now.end && endsAsItFollows(wordings.before, before);
}

/** Whether the stretch follows the very white space that it ends with. */
function endsAsItFollows(wording: string, { start, end }: Span): boolean {
  const last = wording[end - 1];
  return start > 0 && /\s/.test(last) && wording[start - 1] === last;
}

function slid({ before, now, ...rest }: WordingChange): WordingChange {
  return { ...rest, before: oneToTheLeft(before), now: oneToTheLeft(now) };
}

function oneToTheLeft({ start, end }: Span): Span {
  return { start: start - 1, end: end - 1 };
}
