// Which codes were used last, the latest first.
const MAX_RECENT = 50;

export function withRecent(recent: readonly string[], code: string): string[] {
  return [code, ...recent.filter((other) => other !== code)].slice(0, MAX_RECENT);
}

/** Sorts by recency, then by how often it is used, then by the given order. */
export function byRecency<T extends { readonly id: string; readonly codings: number }>(
  codes: readonly T[],
  recent: readonly string[],
): T[] {
  const rank = new Map(recent.map((id, index) => [id, index]));
  const of = ({ id }: T): number => rank.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...codes].sort((a, b) => of(a) - of(b) || b.codings - a.codings);
}

/** What was stored may come from another version of the extension. */
export function readRecent(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === "string") : [];
}
