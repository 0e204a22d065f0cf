// The next or the previous of some places, going round at the ends.

export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly character: number;
}

export type Direction = "next" | "previous";

export interface Neighbour<T> {
  readonly item: T;
  /** Whether it lies beyond the end, so that one starts again at the other. */
  readonly isRound: boolean;
}

/** The place after (before) `here`; the first (last) one where there is none. */
export function neighbour<T>(
  items: readonly T[],
  placeOf: (item: T) => FilePlace,
  here: FilePlace,
  direction: Direction,
): Neighbour<T> | undefined {
  const sign = direction === "next" ? 1 : -1;
  const sorted = [...items].sort((a, b) => sign * compare(placeOf(a), placeOf(b)));
  const found = sorted.find((item) => sign * compare(placeOf(item), here) > 0);
  if (found) return { item: found, isRound: false };
  const [first] = sorted;
  return first === undefined ? undefined : { item: first, isRound: true };
}

function compare(a: FilePlace, b: FilePlace): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.character - b.character;
}
