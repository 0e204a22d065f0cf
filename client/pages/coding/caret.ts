// Draws the caret, the selected words, and which passage is meant. None of it changes the page's tree.
import { caretBox, rangesBetween, wordsElement } from "./dom";
import type { PassageRef, Selected } from "./messages";
import { nameKey } from "./Paragraph";
import { paragraphAt, type Words } from "./words";

export interface Caret {
  draw(words: Words, selected: Selected, passage: PassageRef | null): void;
}

export function createCaret(): Caret {
  const chosen = new Highlight();
  CSS.highlights.set("chosen", chosen);
  let marked: readonly Element[] = [];
  return {
    draw(words, { anchor, focus }, passage) {
      chosen.clear();
      const [start, end] = [Math.min(anchor, focus), Math.max(anchor, focus)];
      for (const range of rangesBetween(words, start, end)) chosen.add(range);
      moveTo(caretBox(words, focus));
      marked = mark(words, passage, marked);
    },
  };
}

function moveTo(box: DOMRect | undefined): void {
  const element = document.getElementById("caret");
  const sheet = element?.parentElement?.getBoundingClientRect();
  if (!element || !sheet) return;
  element.hidden = box === undefined;
  if (!box) return;
  element.style.left = `${box.left - sheet.left}px`;
  element.style.top = `${box.top - sheet.top}px`;
  element.style.height = `${box.height}px`;
  // Blinking starts anew, so that the caret is seen where it comes to.
  for (const animation of element.getAnimations()) animation.currentTime = 0;
}

/** Looks only where the passage starts: a long transcript has many thousands of names. */
function mark(words: Words, passage: PassageRef | null, before: readonly Element[]): Element[] {
  for (const name of before) name.classList.remove("active");
  const beside = passage && wordsElement(words, paragraphAt(words, passage.start))?.parentElement;
  if (!passage || !beside) return [];
  const names = [...beside.querySelectorAll(`.label[data-passage="${nameKey(passage)}"]`)];
  for (const name of names) name.classList.add("active");
  return names;
}
