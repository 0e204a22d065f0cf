import type { Span } from "../model";
import type { WordingChange } from "../wordingChanges";

/**
 * The same changes (places of the wordings as in `changes`), where as many words stand as stood
 * there before: each word is a change of its own, without the letters that stayed. A code on one of
 * two mistyped neighbours, or on a part of a word, then keeps its words.
 */
export function wordByWord(
  changes: readonly WordingChange[],
  before: string,
  now: string,
): readonly WordingChange[] {
  return changes.flatMap((change) => {
    const [old, present] = [partsOf(before, change.before), partsOf(now, change.now)];
    const isPaired = old.gaps === present.gaps;
    if (!isPaired || old.words.length === 0) return [change];
    const pairs = old.words.map((word, index) => ({ before: word, now: present.words[index] }));
    return pairs
      .map((pair) => withoutSameEnds(pair, before, now))
      .filter((pair) => textOf(before, pair.before) !== textOf(now, pair.now));
  });
}

interface Parts {
  readonly words: readonly Span[];
  /** The white space around and between the words, each word as one sign. */
  readonly gaps: string;
}

function partsOf(wording: string, span: Span): Parts {
  const stretch = textOf(wording, span);
  const words = [...stretch.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const start = span.start + index;
    return { start, end: start + word.length };
  });
  return { words, gaps: stretch.replace(/\S+/g, "x") };
}

/** What differs between two words; a character of two units stays whole. */
function withoutSameEnds(pair: WordingChange, before: string, now: string): WordingChange {
  const old = [...textOf(before, pair.before)];
  const present = [...textOf(now, pair.now)];
  const most = Math.min(old.length, present.length);
  let head = 0;
  while (head < most && old[head] === present[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === present[present.length - 1 - tail])
    tail++;
  const first = old.slice(0, head).join("").length;
  const last = old.slice(old.length - tail).join("").length;
  const inner = ({ start, end }: Span): Span => ({ start: start + first, end: end - last });
  return { before: inner(pair.before), now: inner(pair.now) };
}

function textOf(wording: string, { start, end }: Span): string {
  return wording.slice(start, end);
}
