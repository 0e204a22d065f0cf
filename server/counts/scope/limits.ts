import { firstAbove } from "../../markup/search";
import { holdsWord, type Place, type Stretch, type Stretches } from "../query/stretches";

/** The words of a file that lie in a scope, and new numbers for them: what is outside has none. */
export interface Limits {
  readonly stretches: Stretches;
  /** By word of the file how many words in scope come before it; one entry more for their end. */
  readonly ranks: Int32Array;
  /** How many words are in scope. */
  readonly words: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** `stretches` are the result of a query in a file with so many words. */
export function limitsOf(stretches: Stretches, words: number): Limits {
  const isIn = new Uint8Array(words);
  for (const { start, end } of stretches) isIn.fill(1, start.ended, end.begun);
  const ranks = new Int32Array(words + 1);
  for (let word = 0; word < words; word++) ranks[word + 1] = ranks[word] + isIn[word];
  return {
    stretches,
    ranks,
    words: ranks[words],
    starts: Int32Array.from(stretches, ({ start }) => start.at),
    ends: Int32Array.from(stretches, ({ end }) => end.at),
  };
}

/**
 * A stretch from its first word in scope to its last one; undefined where it has none. Its places
 * count the words of the whole file still: `renumbered` gives them their new numbers.
 */
export function cutToLimits(limits: Limits, stretch: Stretch): Stretch | undefined {
  return cut(limits, stretch, holdsWord);
}

/** The same from its first character in scope, word or not. */
export function cutToCharacters(limits: Limits, stretch: Stretch): Stretch | undefined {
  return cut(limits, stretch, () => true);
}

/** The same places by the numbers that words in scope have. */
export function renumbered({ ranks }: Limits, { start, end }: Stretch): Stretch {
  const place = ({ at, ended, begun }: Place): Place => ({
    at,
    ended: ranks[ended],
    begun: ranks[begun],
  });
  return { start: place(start), end: place(end) };
}

function cut(
  { stretches, starts, ends }: Limits,
  { start, end }: Stretch,
  isWanted: (piece: Stretch) => boolean,
): Stretch | undefined {
  const pieceAt = (index: number): Stretch => {
    const own = stretches[index];
    return {
      start: own.start.at > start.at ? own.start : start,
      end: own.end.at < end.at ? own.end : end,
    };
  };
  let first = firstAbove(ends, start.at);
  while (first < stretches.length && starts[first] < end.at && !isWanted(pieceAt(first))) first++;
  if (first >= stretches.length || starts[first] >= end.at) return undefined;
  let last = firstAbove(starts, end.at - 1) - 1;
  while (last > first && !isWanted(pieceAt(last))) last--;
  return { start: pieceAt(first).start, end: pieceAt(last).end };
}
