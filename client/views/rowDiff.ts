// Which rows of a tree have to be drawn again, so that the rest keeps its place.
import type { Row } from "./row";

/** The ids of the uppermost rows that changed; "all" where the roots themselves did. */
export function changedRows(before: readonly Row[], after: readonly Row[]): "all" | string[] {
  if (!hasSameIds(before, after)) return "all";
  return after.flatMap((row, index) => changesWithin(before[index], row));
}

function changesWithin(before: Row | undefined, after: Row): string[] {
  if (!before || !looksSame(before, after)) return [after.id];
  if (!hasSameIds(before.children, after.children)) return [after.id];
  return after.children.flatMap((child, index) => changesWithin(before.children[index], child));
}

function hasSameIds(before: readonly Row[], after: readonly Row[]): boolean {
  return before.length === after.length && after.every(({ id }, index) => id === before[index]?.id);
}

function looksSame(before: Row, after: Row): boolean {
  return appearance(before) === appearance(after);
}

function appearance({ children, ...own }: Row): string {
  return JSON.stringify([own, children.length > 0]);
}
