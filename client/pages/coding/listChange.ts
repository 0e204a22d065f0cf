// What changed in a long list: most edits leave its start and its end as they were.

/** From `from` on, `removed` entries are replaced by the added ones. */
export interface ListChange<T> {
  readonly from: number;
  readonly removed: number;
  readonly added: readonly T[];
}

/** The change that makes `after` of `before`. Entries are plain data and compared as such. */
export function changeOf<T>(before: readonly T[], after: readonly T[]): ListChange<T> {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && isSame(before[from], after[from])) from++;
  let kept = 0;
  const rest = shorter - from;
  while (kept < rest && isSame(before.at(-1 - kept), after.at(-1 - kept))) kept++;
  return {
    from,
    removed: before.length - from - kept,
    added: after.slice(from, after.length - kept),
  };
}

export function changed<T>(
  list: readonly T[],
  { from, removed, added }: ListChange<T>,
): readonly T[] {
  if (removed === 0 && added.length === 0) return list;
  return [...list.slice(0, from), ...added, ...list.slice(from + removed)];
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  return entries.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]));
}
