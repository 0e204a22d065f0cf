// Selecting by the mouse: a click puts the caret, a drag selects; double by words, triple by sentences.
import { placeAtPoint } from "./dom";
import type { Selected } from "./messages";
import { moved, sentenceAt, type Stretch, type Words } from "./words";

export interface PointerListener {
  readonly words: () => Words | undefined;
  readonly selected: () => Selected;
  readonly onSelect: (selected: Selected) => void;
  readonly onMenu: () => void;
}

export function followPointer(scroller: HTMLElement, listener: PointerListener): void {
  let drag: { readonly from: Stretch; readonly clicks: number } | undefined;
  let last = { x: 0, y: 0 };
  const placeAt = ({ x, y }: { readonly x: number; readonly y: number }): Stretch | undefined => {
    const words = listener.words();
    const place = words && placeAtPoint(words, x, y);
    if (!words || place === undefined) return undefined;
    return stretchAt(words, place, drag?.clicks ?? 1);
  };
  const extend = (): void => {
    const to = drag && placeAt(last);
    if (!drag || !to) return;
    const { from } = drag;
    const isBackward = to.start < from.start;
    listener.onSelect(
      isBackward
        ? { anchor: from.end, focus: to.start }
        : { anchor: from.start, focus: Math.max(from.end, to.end) },
    );
    requestAnimationFrame(scroll);
  };
  /** Goes on while the mouse is held beyond an edge. */
  const scroll = (): void => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const by = last.y < top ? last.y - top : Math.max(0, last.y - bottom);
    if (!drag || by === 0) return;
    scroller.scrollTop += by / 4;
    extend();
  };
  scroller.addEventListener("mousedown", (event) => {
    event.preventDefault();
    scroller.focus({ preventScroll: true });
    if (event.button !== 0) return;
    last = event;
    drag = { from: { start: 0, end: 0 }, clicks: event.detail };
    const from = placeAt(event);
    if (!from) return (drag = undefined);
    const { anchor } = listener.selected();
    drag = { from: event.shiftKey ? { start: anchor, end: anchor } : from, clicks: event.detail };
    extend();
  });
  addEventListener("mousemove", (event) => {
    last = { x: event.clientX, y: event.clientY };
    if (event.buttons === 0) drag = undefined;
    extend();
  });
  addEventListener("mouseup", () => (drag = undefined));
  scroller.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const at = placeAt(event)?.start;
    const { anchor, focus } = listener.selected();
    const isInside =
      at !== undefined && at >= Math.min(anchor, focus) && at <= Math.max(anchor, focus);
    if (at !== undefined && !isInside) listener.onSelect({ anchor: at, focus: at });
    listener.onMenu();
  });
}

function stretchAt(words: Words, place: number, clicks: number): Stretch {
  if (clicks >= 3) return sentenceAt(words, place) ?? { start: place, end: place };
  if (clicks < 2) return { start: place, end: place };
  const end = moved(words, moved(words, Math.max(0, place), "character", 1), "word", -1);
  const start = Math.min(place, end);
  return { start, end: Math.max(place, moved(words, start, "word", 1)) };
}
