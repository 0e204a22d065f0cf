// Stretches of the wording that a page lists, and how one is known again after the texts changed.

/** Where words were found, and what they were. */
export interface Listed {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly by?: string | null;
}

/**
 * Which of the earlier items each of the later ones is: the one at the same place with the same
 * words, else the next one with the same words and the same words around them. None is taken twice.
 */
export function sameAsBefore<Earlier extends Listed>(
  before: readonly Earlier[],
  now: readonly Listed[],
): readonly (Earlier | undefined)[] {
  const left = new Set(before);
  const take = (found: Earlier | undefined): Earlier | undefined => {
    if (found) left.delete(found);
    return found;
  };
  const byPlace = new Map(before.map((item) => [placeKey(item), item]));
  const there = now.map((item) => take(byPlace.get(placeKey(item))));
  const byWords = new Map<string, Earlier[]>();
  for (const item of left) {
    const key = wordsKey(item);
    const like = byWords.get(key);
    if (like) like.push(item);
    else byWords.set(key, [item]);
  }
  return now.map((item, index) => there[index] ?? byWords.get(wordsKey(item))?.shift());
}

/** What is enough to know an item again: the rest of it is looked up. */
export function identityOf({ file, start, end, before, text, after, by }: Listed): Listed {
  const words = { file, start, end, before, text, after };
  return by === undefined ? words : { ...words, by };
}

/** Reads an identity that a page kept, by whatever version of it. */
export function readListed(value: unknown): Listed | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { file, start, end, before, text, after, by } = value as Partial<Record<string, unknown>>;
  const isRight =
    [file, before, text, after].every((one) => typeof one === "string") &&
    [start, end].every((one) => typeof one === "number");
  if (!isRight) return undefined;
  const listed = { file, start, end, before, text, after } as Listed;
  return typeof by === "string" || by === null ? { ...listed, by } : listed;
}

function placeKey({ file, start, end, text, by = null }: Listed): string {
  return JSON.stringify([file, start, end, text, by]);
}

function wordsKey({ file, before, text, after, by = null }: Listed): string {
  return JSON.stringify([file, before, text, after, by]);
}
