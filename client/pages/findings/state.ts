// What the Findings page knows and shows.
import type { Choices } from "./choices";
import type { FindingsMessage, ListedPassage, ListedPassages, PassagesOf } from "./messages";

export interface State {
  /** Undefined until the first figures are there. */
  readonly message: FindingsMessage | undefined;
  readonly choices: Choices;
  /** How many transcripts come before those that are shown. */
  readonly offset: number;
  /** Shown instead of the picture. */
  readonly list: PassageList | undefined;
}

/** Passages that belong to a mark of the picture, as far as they are loaded. */
export interface PassageList {
  readonly of: PassagesOf;
  /** What they are passages of. */
  readonly name: string;
  /** Null until the first of them are there. */
  readonly total: number | null;
  readonly passages: readonly ListedPassage[];
}

/** Puts a page of passages behind those that come before it. */
export function withPassages(
  list: PassageList,
  offset: number,
  { total, passages }: ListedPassages,
): PassageList {
  return { ...list, total, passages: [...list.passages.slice(0, offset), ...passages] };
}
