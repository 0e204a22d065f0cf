/** The text of a memo as the study keeps it: all of it, unless it was made to fill the memory. */
export interface KeptText {
  /** At most `MAX_KEPT` UTF-16 units. */
  readonly text: string;
  /** How long the whole text is, in UTF-16 units. */
  readonly length: number;
}

/** A memo of twenty pages; what is longer is shown and searched up to here, and says so. */
export const MAX_KEPT = 50_000;

/** The text without blanks around it, as a string of its own: a slice would keep its whole file. */
export function keepText(text: string): KeptText {
  const trimmed = text.trim();
  const isPairTorn = (trimmed.charCodeAt(MAX_KEPT) & 0xfc00) === 0xdc00;
  const kept = trimmed.slice(0, isPairTorn ? MAX_KEPT - 1 : MAX_KEPT);
  return { text: copyOf(kept), length: trimmed.length };
}

/** The same text, sharing no memory with the one that it was cut from. */
export function copyOf(text: string): string {
  return text.length < SHORTEST_SLICE ? text : text.split("").join("");
}

/** Shorter pieces are copied by every engine. */
const SHORTEST_SLICE = 13;
