import type { Span } from "../../markup/model";
import { foldText, type FoldedText, type Folding } from "../../markup/foldText";

/** Finds hits in the speech of one paragraph, as UTF-16 units of it, in order, none in another. */
export interface Finder {
  /**
   * The hits that start at `from` or behind it. The next one is looked for when it is asked for;
   * undefined stands for a step that found none, so that whoever asks can yield to others.
   */
  readonly hitsIn: (speech: string, from: number, isEdge: IsEdge) => Iterable<Span | undefined>;
}

/** Whether a word may begin or end at an index of the paragraph; always, unless words are whole. */
export type IsEdge = (index: number) => boolean;

/** Finds a text as it is typed, runs of white space read as one blank. */
export function phraseFinder(phrase: string, folding: Folding): Finder {
  const wanted = foldText(oneLine(phrase), folding).text;
  return {
    *hitsIn(speech, from, isEdge) {
      const folded = foldText(speech, folding);
      let at = folded.toFolded(from);
      for (;;) {
        const hit = occurrence(folded, wanted, { at, isEdge });
        if (hit === undefined) return;
        yield hit.source;
        at = hit.end;
      }
    },
  };
}

/**
 * Finds the shortest stretches that hold all of the words, in any order. One word is found where it
 * occurs, also as a part of a longer word.
 */
export function wordsFinder(words: readonly string[], folding: Folding): Finder {
  const wanted = [...new Set(words.map((word) => foldText(word, folding).text))];
  return {
    *hitsIn(speech, from, isEdge) {
      const folded = foldText(speech, folding);
      const lists = wanted.map((word) => occurrences(folded, word, { from, isEdge }));
      if (lists.some((list) => list.length === 0)) return;
      yield* shortestStretches(lists);
    },
  };
}

/** The words of what was typed, cut at white space. */
export function typedWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

/** An expression of `server/lazy/regex.ts`. */
export interface Expression {
  /** The first match at or behind an index, empty ones included. */
  readonly matchIn: (text: string) => (from: number) => Span | undefined;
}

/** Finds what an expression matches; its ends are moved outward to whole characters. */
export function expressionFinder(expression: Expression): Finder {
  const folding = { isCaseSensitive: true, unitesSigns: false };
  return {
    *hitsIn(speech, from, isEdge) {
      const folded = foldText(speech, folding);
      const matchFrom = expression.matchIn(folded.text);
      let at = folded.toFolded(from);
      while (at <= folded.text.length) {
        const match = matchFrom(at);
        if (match === undefined) return;
        const { start } = folded.around(match.start);
        const { end } = folded.around(match.end);
        const isHit = match.end > match.start && isEdge(start) && isEdge(end);
        yield isHit ? { start, end } : undefined;
        // An empty match is no hit; behind one that is none the next character may begin one.
        at = isHit
          ? Math.max(match.end, folded.toFolded(end))
          : nextCharacter(folded.text, match.start);
      }
    },
  };
}

function nextCharacter(text: string, index: number): number {
  return index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}

interface Occurrence {
  /** Behind it in the folded text. */
  readonly end: number;
  readonly source: Span;
}

/** The first place at or behind `at` where the text occurs as whole characters. */
function occurrence(
  { text, toSource }: FoldedText,
  wanted: string,
  { at, isEdge }: { readonly at: number; readonly isEdge: IsEdge },
): Occurrence | undefined {
  if (wanted === "") return undefined;
  for (let index = text.indexOf(wanted, at); index >= 0; index = text.indexOf(wanted, index + 1)) {
    const start = toSource(index);
    const end = toSource(index + wanted.length);
    if (start === undefined || end === undefined || !isEdge(start) || !isEdge(end)) continue;
    return { end: index + wanted.length, source: { start, end } };
  }
  return undefined;
}

function occurrences(
  folded: FoldedText,
  wanted: string,
  { from, isEdge }: { readonly from: number; readonly isEdge: IsEdge },
): Span[] {
  const found: Span[] = [];
  let at = folded.toFolded(from);
  for (;;) {
    const hit = occurrence(folded, wanted, { at, isEdge });
    if (hit === undefined) return found;
    found.push(hit.source);
    at = hit.end;
  }
}

/**
 * From left to right the shortest stretches with one span of each list, none sharing a character
 * with the one before.
 */
function* shortestStretches(lists: readonly (readonly Span[])[]): Iterable<Span> {
  const next = lists.map(() => 0);
  const isOver = (): boolean => next.some((index, list) => index >= lists[list].length);
  while (!isOver()) {
    const spans = next.map((index, list) => lists[list][index]);
    const first = firstOf(spans);
    const end = Math.max(...spans.map((span) => span.end));
    // While the leftmost word occurs once more before the others end, the stretch can be shorter.
    const again = lists[first][next[first] + 1] as Span | undefined;
    if (again !== undefined && again.end <= end) next[first]++;
    else {
      yield { start: spans[first].start, end };
      lists.forEach((list, at) => {
        while (next[at] < list.length && list[next[at]].start < end) next[at]++;
      });
    }
  }
}

function firstOf(spans: readonly Span[]): number {
  return spans.reduce((best, { start }, index) => (start < spans[best].start ? index : best), 0);
}
