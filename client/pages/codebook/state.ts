// What the codebook's page knows and shows.
import type { NodeFigures, PassageInfo } from "../../../server/protocol";
import type {
  CodebookEntry,
  CodebookPageResult,
  ExamplesResult,
  UnknownEntry,
} from "../../../server/protocol/codebookPage";
import { folded, searchWords } from "../../text/search";

/** An entry, or a code that the codebook lacks, as the page shows it. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly figures: NodeFigures;
  /** Absent for a code that the codebook lacks. */
  readonly entry?: CodebookEntry;
}

export interface Codebook extends Omit<CodebookPageResult, "entries" | "figures" | "unknown"> {
  readonly entries: readonly CodebookEntry[];
  readonly items: readonly Item[];
}

/** The passages of one node, as far as they are loaded. */
export interface PassageList {
  readonly node: string;
  /** Null until the first of them are there. */
  readonly total: number | null;
  readonly passages: readonly PassageInfo[];
}

export interface State {
  readonly codebook: Codebook | undefined;
  readonly search: string;
  readonly examples: ReadonlyMap<string, ExamplesResult>;
  readonly list: PassageList | undefined;
}

/** Takes in what the server says now; entries that it left out are those that are known. */
export function withCodebook(
  { codebook }: Pick<State, "codebook">,
  { entries: sent, figures, unknown, ...rest }: CodebookPageResult,
): Codebook {
  const entries = sent ?? codebook?.entries ?? [];
  const known = entries.map((entry, index) => ({
    id: entry.id,
    name: entry.name,
    entry,
    figures: figures[index] ?? NOTHING,
  }));
  return { ...rest, entries, items: [...known, ...unknown.map(unknownItem)] };
}

/** Puts a page of passages behind those that come before it. */
export function withPassages(
  list: PassageList,
  offset: number,
  { total, passages }: { readonly total: number; readonly passages: readonly PassageInfo[] },
): PassageList {
  return { ...list, total, passages: [...list.passages.slice(0, offset), ...passages] };
}

/** The ids of the items in which every word of the search occurs; undefined without a search. */
export function matching(items: readonly Item[], search: string): ReadonlySet<string> | undefined {
  const words = searchWords(search);
  if (words.length === 0) return undefined;
  const found = items.filter((item) => words.every((word) => textOf(item).includes(word)));
  return new Set(found.map(({ id }) => id));
}

const NOTHING: NodeFigures = { codings: 0, passages: 0, words: 0, cases: 0, transcripts: 0 };

function unknownItem({ id, color: _, ...figures }: UnknownEntry): Item {
  return { id, name: id, figures };
}

/** Folding a long definition takes a while, and entries do not change. */
const texts = new WeakMap<CodebookEntry, string>();

function textOf({ id, entry }: Item): string {
  if (!entry) return folded(id);
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { name, definition, include, exclude, examples, illustration, memo } = entry;
  const parts = [name, id, definition, include, exclude, ...examples, illustration, memo];
  const text = folded(parts.filter(Boolean).join("\n"));
  texts.set(entry, text);
  return text;
}
