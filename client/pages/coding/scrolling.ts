// Bringing places into view. Parts that were never shown have a guessed height: what is scrolled to
// is looked at again when they have been laid out.
import { caretBox } from "./dom";
import type { Words } from "./words";

const TRIES = 4;
const MARGIN = 28;

/** Scrolls as little as is needed; to a place that is far away, so that it stands in the middle. */
export function reveal(scroller: HTMLElement, words: Words, place: number): void {
  scrollUntilDone(scroller, words, place, (box, view) => {
    if (box.top >= view.top + MARGIN && box.bottom <= view.bottom - MARGIN) return 0;
    const isFar =
      box.bottom < view.top - view.height / 2 || box.top > view.bottom + view.height / 2;
    if (isFar) return box.top - (view.top + view.height / 2);
    return box.top < view.top + MARGIN
      ? box.top - view.top - MARGIN
      : box.bottom - view.bottom + MARGIN;
  });
}

/** Brings a place to the upper edge. */
export function showAtTop(scroller: HTMLElement, words: Words, place: number): void {
  scrollUntilDone(scroller, words, place, (box, view) => box.top - view.top - 8);
}

type Way = (box: DOMRect, view: DOMRect) => number;

function scrollUntilDone(scroller: HTMLElement, words: Words, place: number, way: Way): void {
  for (let tries = 0; tries < TRIES; tries++) {
    const box = caretBox(words, place);
    if (!box) return;
    const by = Math.round(way(box, scroller.getBoundingClientRect()));
    const before = scroller.scrollTop;
    if (by !== 0) scroller.scrollTop += by;
    if (scroller.scrollTop === before) return;
  }
}
