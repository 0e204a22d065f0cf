// What the Findings page knows and shows.
import type { Choices } from "./choices";
import type {
  Draft,
  FindingsMessage,
  ListedPassage,
  ListedPassages,
  MatrixCellOf,
  PassagesOf,
} from "./messages";

export interface State {
  /** Undefined until the first figures are there. */
  readonly message: FindingsMessage | undefined;
  readonly choices: Choices;
  /** How many transcripts come before those that are shown. */
  readonly offset: number;
  /** Shown instead of the picture. */
  readonly list: PassageList | undefined;
  /** Summaries that are being written. */
  readonly drafts: readonly Draft[];
}

/** Passages that belong to a mark of the picture, as far as they are loaded. */
export interface PassageList {
  readonly of: PassagesOf;
  /** What they are passages of. */
  readonly name: string;
  /** Null until the first of them are there. */
  readonly total: number | null;
  readonly passages: readonly ListedPassage[];
  /** Of a cell of a framework matrix, once it is read: what is written about it; null for nothing. */
  readonly summary?: string | null;
}

/** Puts a page of passages behind those that come before it. */
export function withPassages(
  list: PassageList,
  offset: number,
  { total, passages, summary }: ListedPassages,
): PassageList {
  return { ...list, total, summary, passages: [...list.passages.slice(0, offset), ...passages] };
}

/** With this draft in the place of an earlier one of its cell. */
export function withDraft(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  return [...withoutDraft(drafts, draft.of), draft];
}

export function withoutDraft(drafts: readonly Draft[], of: MatrixCellOf): readonly Draft[] {
  return drafts.filter((draft) => !isSame(draft.of, of));
}

/** Whether the same passages are meant; what was kept may have its fields in another order. */
export function isSame(a: PassagesOf, b: PassagesOf): boolean {
  return keyOfPassages(a) === keyOfPassages(b);
}

function keyOfPassages(of: PassagesOf): string {
  return JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
}
