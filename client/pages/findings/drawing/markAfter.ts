// Going from mark to mark of a picture by keyboard.
import type { Mark } from "./drawing";

const PAGE = 10;

/** The mark that a key leads to, by its index; undefined for other keys. Marks stand row after row. */
export function markAfter(
  key: string,
  marks: readonly Mark[],
  current: number,
): number | undefined {
  const last = marks.length - 1;
  const from = marks[current];
  if (!from) return undefined;
  switch (key) {
    case "ArrowRight":
      return marks[current + 1]?.row === from.row ? current + 1 : current;
    case "ArrowLeft":
      return marks[current - 1]?.row === from.row ? current - 1 : current;
    case "ArrowDown":
      return inRow(marks, current, 1);
    case "ArrowUp":
      return inRow(marks, current, -1);
    case "PageDown":
      return inRow(marks, current, PAGE);
    case "PageUp":
      return inRow(marks, current, -PAGE);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** The nearest mark so many rows further; rows without marks do not count. */
function inRow(marks: readonly Mark[], current: number, by: number): number {
  const rows = [...new Set(marks.map(({ row }) => row))];
  const at = rows.indexOf(marks[current]?.row ?? 0);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  const middle = middleOf(marks[current]);
  let nearest = current;
  let least = Infinity;
  for (const [index, mark] of marks.entries()) {
    const distance = Math.abs(middleOf(mark) - middle);
    if (mark.row !== to || distance >= least) continue;
    [nearest, least] = [index, distance];
  }
  return nearest;
}

function middleOf(mark: Mark | undefined): number {
  return mark ? mark.x + mark.width / 2 : 0;
}
