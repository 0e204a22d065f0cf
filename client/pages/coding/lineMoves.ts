// Moves that depend on how lines are broken: up, down, to the edges of a line, by a page.
import { caretBox, linesOf, placeAtPoint, wordsElement } from "./dom";
import { reveal } from "./scrolling";
import { endOf, paragraphAt, type Words } from "./words";

export interface LineMover {
  /** One line up or down, as near to the column where one started as can be. */
  line(place: number, by: 1 | -1): number;
  /** To the start or the end of the line. */
  edge(place: number, by: 1 | -1): number;
  /** As far as the view is high. */
  page(place: number, by: 1 | -1): number;
  /** Another move has happened: the next one starts in another column. */
  forget(): void;
}

export function createLineMover(scroller: HTMLElement, words: () => Words): LineMover {
  let column: number | undefined;
  const line = (place: number, by: 1 | -1): number => {
    const box = caretBox(words(), place);
    if (!box) return place;
    column ??= box.left;
    return lineBeside(scroller, words(), { place, box, by, column }) ?? place;
  };
  return {
    line,
    edge(place, by) {
      const found = lineAt(words(), place);
      if (!found) return place;
      const { left, right, top, height } = found;
      return placeAtPoint(words(), by < 0 ? left : right - 1, top + height / 2) ?? place;
    },
    page(place, by) {
      const { height } = scroller.getBoundingClientRect();
      const start = caretBox(words(), place);
      let at = place;
      // The lines between are passed one by one, since paragraphs stand apart.
      for (let passed = 0; start && passed < height - start.height * 3;) {
        const next = line(at, by);
        if (next === at) break;
        const [from, to] = [caretBox(words(), at), caretBox(words(), next)];
        passed += from && to ? Math.max(1, Math.abs(to.top - from.top)) : height;
        at = next;
      }
      return at;
    },
    forget() {
      column = undefined;
    },
  };
}

interface Start {
  readonly place: number;
  readonly box: DOMRect;
  readonly by: 1 | -1;
  readonly column: number;
}

function lineBeside(
  scroller: HTMLElement,
  words: Words,
  { place, box, by, column }: Start,
): number | undefined {
  const number = paragraphAt(words, place);
  const element = wordsElement(words, number);
  if (!element) return undefined;
  const lines = linesOf(element);
  const middle = box.top + box.height / 2;
  const at = lines.findLastIndex(({ top }) => top <= middle);
  if (lines[at + by]) return atColumn(scroller, words, { number, line: at + by, column });
  const next = words.paragraphs[number + by];
  if (!next) return by < 0 ? 0 : words.length;
  return atColumn(scroller, words, { number: number + by, line: by > 0 ? 0 : -1, column });
}

interface Wanted {
  /** The paragraph's number, and which of its lines; -1 is the last. */
  readonly number: number;
  readonly line: number;
  readonly column: number;
}

function atColumn(scroller: HTMLElement, words: Words, { number, line, column }: Wanted): number {
  const paragraph = words.paragraphs[number];
  const element = wordsElement(words, number);
  if (!paragraph || !element) return 0;
  reveal(scroller, words, line === 0 ? paragraph.start : endOf(paragraph));
  const found = linesOf(element).at(line);
  if (!found) return paragraph.start;
  if (!isInView(scroller, found))
    scroller.scrollTop += found.top - scroller.getBoundingClientRect().top - 40;
  const { left, right, top, height } = linesOf(element).at(line) ?? found;
  const x = Math.max(left, Math.min(right - 1, column));
  const place = placeAtPoint(words, x, top + height / 2) ?? paragraph.start;
  return Math.max(paragraph.start, Math.min(endOf(paragraph), place));
}

function isInView(scroller: HTMLElement, { top, bottom }: DOMRect): boolean {
  const view = scroller.getBoundingClientRect();
  return top >= view.top && bottom <= view.bottom;
}

function lineAt(words: Words, place: number): DOMRect | undefined {
  const box = caretBox(words, place);
  const element = wordsElement(words, paragraphAt(words, place));
  if (!box || !element) return undefined;
  const middle = box.top + box.height / 2;
  return linesOf(element).findLast(({ top }) => top <= middle);
}
