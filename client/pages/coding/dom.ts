// Places of the wording in the page: where they are drawn, and which one is at a point.
import { paragraphId } from "./Paragraph";
import { endOf, paragraphAt, type Words } from "./words";

/** A point in a text node of the page. */
interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

/** The rectangle of a caret at a place; undefined where the page has no words. */
export function caretBox(words: Words, place: number): DOMRect | undefined {
  const point = pointOf(words, place);
  if (!point) return undefined;
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  range.collapse(true);
  // Of a place where a line is broken, the box on the new line comes last.
  return [...range.getClientRects()].at(-1) ?? point.node.parentElement?.getBoundingClientRect();
}

/** The stretches between two places, one a paragraph, so that nothing beside the words is in them. */
export function rangesBetween(words: Words, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  if (start >= end) return ranges;
  for (let at = paragraphAt(words, start); at >= 0; at++) {
    const paragraph = words.paragraphs[at];
    if (!paragraph || paragraph.start >= end) break;
    const first = pointIn(words, at, Math.max(start, paragraph.start));
    const last = pointIn(words, at, Math.min(end, endOf(paragraph)));
    if (!first || !last) continue;
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset);
    ranges.push(range);
  }
  return ranges;
}

/** The place nearest to a point of the window; undefined where there are no words. */
export function placeAtPoint(words: Words, x: number, y: number): number | undefined {
  const found = document.caretPositionFromPoint(x, y);
  const place = found ? placeOfNode(words, found.offsetNode, found.offset) : undefined;
  return place ?? placeBeside(words, document.elementFromPoint(x, y));
}

/** The element of the words of the paragraph with that number. */
export function wordsElement(words: Words, number: number): HTMLElement | undefined {
  const index = words.indexes[number];
  if (index === undefined) return undefined;
  const found = document.getElementById(paragraphId(index))?.querySelector<HTMLElement>(".words");
  return found ?? undefined;
}

/** The lines of a paragraph as they are broken now, from the top. */
export function linesOf(element: HTMLElement): readonly DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines: DOMRect[] = [];
  for (const { left, right, top, bottom, width } of range.getClientRects()) {
    const last = lines.at(-1);
    if (width === 0) continue;
    if (last && top < (last.top + last.bottom) / 2) {
      const edge = Math.min(last.left, left);
      lines[lines.length - 1] = new DOMRect(
        edge,
        last.top,
        Math.max(last.right, right) - edge,
        last.height,
      );
    } else lines.push(new DOMRect(left, top, right - left, bottom - top));
  }
  return lines;
}

function pointOf(words: Words, place: number): DomPoint | undefined {
  return pointIn(words, paragraphAt(words, place), place);
}

function pointIn(words: Words, number: number, place: number): DomPoint | undefined {
  const paragraph = words.paragraphs[number];
  const element = wordsElement(words, number);
  if (!paragraph || !element) return undefined;
  let rest = Math.min(place - paragraph.start, paragraph.text.length);
  const last = element.lastElementChild;
  for (const run of element.children) {
    const node = run.firstChild;
    if (!(node instanceof Text)) continue;
    if (rest < node.length || run === last) return { node, offset: Math.min(rest, node.length) };
    rest -= node.length;
  }
  return undefined;
}

function placeOfNode(words: Words, node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const own = element?.closest<HTMLElement>(".words");
  const paragraph = own && paragraphOf(words, own);
  if (!own || !paragraph) return undefined;
  const range = document.createRange();
  range.setStart(own, 0);
  range.setEnd(node, offset);
  return paragraph.start + Math.min(range.toString().length, paragraph.text.length);
}

/** Beside the words, those of the same paragraph. */
function placeBeside(words: Words, element: Element | null): number | undefined {
  const own = element?.closest(".paragraph")?.querySelector<HTMLElement>(".words");
  return own ? paragraphOf(words, own)?.start : undefined;
}

function paragraphOf(words: Words, element: HTMLElement) {
  const index = Number(element.parentElement?.id.slice(1));
  const number = firstAtLeast(words.indexes, index);
  return words.indexes[number] === index ? words.paragraphs[number] : undefined;
}

function firstAtLeast(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
