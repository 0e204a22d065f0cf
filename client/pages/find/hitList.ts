// The hits that the page lists: plain data, each with an id that stays while the texts change.
import type { FindHit } from "../../../server/protocol/find";
import { sameAsBefore, type Listed } from "../shared/listed";
import type { ChangesMessage, HitsMessage } from "./messages";

export interface Row extends FindHit {
  readonly id: number;
}

export interface HitList {
  readonly rows: readonly Row[];
  /** Whether transcripts, or parts of one, are not searched yet. */
  readonly hasMore: boolean;
  readonly searched: number;
  readonly total: number;
  /** Files that could not be read. */
  readonly unread: readonly string[];
  readonly nextId: number;
}

export const NO_HITS: HitList = {
  rows: [],
  hasMore: false,
  searched: 0,
  total: 0,
  unread: [],
  nextId: 1,
};

/** The list with further hits, or with those of another search. */
export function withHits(list: HitList, { isFirst, result }: HitsMessage): HitList {
  const { nextId } = list;
  const rows = result.hits.map((hit, index) => ({ ...hit, id: nextId + index }));
  return {
    rows: isFirst ? rows : [...list.rows, ...rows],
    hasMore: result.next !== null,
    searched: result.searched,
    total: result.total,
    unread: isFirst ? result.unread : [...list.unread, ...result.unread],
    nextId: nextId + rows.length,
  };
}

/** The list after texts changed: a hit whose words are still there keeps its id. */
export function withChanges(list: HitList, { files, hits, gone }: ChangesMessage): HitList {
  const changed = new Set([...files, ...gone]);
  const before = list.rows.filter(({ file }) => changed.has(file));
  const known = sameAsBefore(before, hits);
  let { nextId } = list;
  const now = hits.map((hit, index) => ({ ...hit, id: known[index]?.id ?? nextId++ }));
  const others = list.rows.filter(({ file }) => !changed.has(file));
  return { ...list, rows: [...others, ...now].sort(inOrder), nextId };
}

/** The hits of one transcript, in the order of its words. */
export interface FileRows {
  readonly file: string;
  readonly rows: readonly Row[];
}

export function byFile(rows: readonly Row[]): FileRows[] {
  const files = new Map<string, Row[]>();
  for (const row of rows) {
    const own = files.get(row.file);
    if (own) own.push(row);
    else files.set(row.file, [row]);
  }
  return [...files].map(([file, own]) => ({ file, rows: own }));
}

/** Those of the rows that were ticked before the page was hidden, and what is still to come. */
export function tickedAgain(
  rows: readonly Row[],
  awaited: readonly Listed[],
): { readonly ids: readonly number[]; readonly awaited: readonly Listed[] } {
  if (awaited.length === 0) return { ids: [], awaited };
  const found = sameAsBefore(awaited, rows);
  const taken = new Set(found);
  return {
    ids: rows.flatMap(({ id }, index) => (found[index] ? [id] : [])),
    awaited: awaited.filter((one) => !taken.has(one)),
  };
}

/** As the server sorts: by UTF-16 units of the path, then by the place in the wording. */
function inOrder(a: Row, b: Row): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
