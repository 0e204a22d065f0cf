import type { Hit } from "./finder";

/** What of a study a name stands in. */
export type PlaceKind =
  | "words"
  | "speaker"
  | "heading"
  | "comment"
  | "annotation"
  | "front matter"
  | "case"
  | "file name"
  | "text";

/** A name in a file. */
export interface NamePlace {
  /** As the key has it. */
  readonly name: string;
  readonly pseudonym: string;
  readonly kind: PlaceKind;
  /** UTF-16 offsets in the file as it was. */
  readonly start: number;
  readonly end: number;
  /** As it is written, on one line. */
  readonly written: string;
}

export function placeOf(text: string, kind: PlaceKind, hit: Hit, from = 0): NamePlace {
  const [start, end] = [from + hit.start, from + hit.end];
  const { name, pseudonym } = hit.entry;
  const written = text.slice(start, end).replace(/\s+/g, " ");
  return { name, pseudonym, kind, start, end, written };
}

/** A text with its names replaced. */
export function replaced(
  text: string,
  hits: readonly Hit[],
  write: (pseudonym: string) => string = (pseudonym) => pseudonym,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, replacement } of hits) {
    parts.push(text.slice(from, start), write(replacement));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
