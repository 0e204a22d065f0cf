// Searches for a page: one at a time, answer after answer, and again what has changed since.
import * as vscode from "vscode";
import {
  findRequest,
  type FindCursor,
  type FindHit,
  type FindParams,
  type FindQuery,
  type FindResult,
} from "../../../server/protocol/find";
import type { Server } from "../../connection/server";
import type { ChangesMessage, HitsMessage, ToPage } from "../../pages/find/messages";
import { upToFrontier, type Changed } from "./frontier";

export interface Search {
  readonly search: number;
  readonly query: FindQuery;
  /** How many hits are wanted for now. */
  readonly limit: number;
}

export interface Searches extends vscode.Disposable {
  /** Begins a search; the one before ends at once. */
  start(search: Search): void;
  /** Goes on with the search for more hits. */
  more(limit: number): void;
  /** Looks again into what has changed, or goes on where the server was away. */
  refresh(): void;
  /** To be called when the server starts anew: what it says of changes begins anew, too. */
  restarted(): void;
}

export interface SearchesParts {
  readonly server: Server;
  /** The study's folder. */
  readonly study: string;
  /** The transcripts that the study has now. */
  readonly transcripts: () => ReadonlySet<string>;
  readonly send: (message: HitsMessage | ChangesMessage | Away) => void;
}

type Away = Extract<ToPage, { kind: "away" }>;

/** One search and how far it is. */
interface Run extends Search {
  readonly cancel: vscode.CancellationTokenSource;
  next: FindCursor | null;
  isFirst: boolean;
  wanted: number;
  /** Of the study when the first answer came; later ones are asked what has changed since. */
  revision: number | undefined;
  isStale: boolean;
  isBusy: boolean;
  /** The server did not answer; the search goes on when there is something new. */
  isPaused: boolean;
  /** The files with listed hits. */
  files: ReadonlySet<string>;
}

export function createSearches(parts: SearchesParts): Searches {
  let current: Run | undefined;
  const stop = (): void => {
    current?.cancel.cancel();
    current?.cancel.dispose();
    current = undefined;
  };
  const isOver = (run: Run): boolean => run !== current;
  const work = async (run: Run): Promise<void> => {
    if (run.isBusy) return;
    run.isBusy = true;
    while (!isOver(run) && !run.isPaused) {
      if (run.isStale && run.revision !== undefined) await takeChanges(run, parts, isOver);
      else if (run.wanted > 0 && (run.isFirst || run.next !== null))
        await takeHits(run, parts, isOver);
      else break;
    }
    run.isBusy = false;
  };
  return {
    start(search) {
      stop();
      if (search.query.text.trim() === "") return;
      current = newRun(search);
      void work(current);
    },
    more(limit) {
      if (!current) return;
      current.wanted = limit;
      current.isPaused = false;
      void work(current);
    },
    refresh() {
      if (!current) return;
      current.isStale = true;
      current.isPaused = false;
      void work(current);
    },
    restarted() {
      if (current?.revision !== undefined) current.revision = BEFORE_ALL;
    },
    dispose: stop,
  };
}

function newRun(search: Search): Run {
  return {
    ...search,
    cancel: new vscode.CancellationTokenSource(),
    next: null,
    isFirst: true,
    wanted: search.limit,
    revision: undefined,
    isStale: false,
    isBusy: false,
    isPaused: false,
    files: new Set(),
  };
}

/** Every text has changed since. */
const BEFORE_ALL = 0;

type IsOver = (run: Run) => boolean;

/** One answer of the server with the hits that come next. */
async function takeHits(run: Run, { server, study, send }: SearchesParts, isOver: IsOver) {
  const { query, next, wanted: limit, cancel, search } = run;
  const params = { uri: study, query, from: next, limit };
  const result = await server.request(findRequest, params, cancel.token);
  if (isOver(run)) return;
  if (!result) {
    run.isPaused = true;
    return send({ kind: "away", search });
  }
  const { isFirst } = run;
  run.isFirst = false;
  run.next = result.next;
  run.wanted = result.problem === null ? limit - result.hits.length : 0;
  run.revision ??= result.revision;
  run.files = new Set([...run.files, ...result.hits.map(({ file }) => file)]);
  const isDone = run.wanted <= 0 || run.next === null;
  send({ kind: "hits", search, isFirst, isDone, result });
}

/** All that has changed in what is listed, as one message. */
async function takeChanges(run: Run, parts: SearchesParts, isOver: IsOver): Promise<void> {
  run.isStale = false;
  const changed = await changesSince(run, parts, isOver);
  if (changed === undefined || isOver(run)) return;
  const { files, hits, next } = upToFrontier(changed, run.next);
  run.next = next;
  const there = parts.transcripts();
  const gone = [...run.files].filter((file) => !there.has(file));
  const kept = [...run.files].filter((file) => there.has(file));
  run.files = new Set([...kept, ...hits.map(({ file }) => file)]);
  if (files.length === 0 && gone.length === 0) return;
  parts.send({ kind: "changes", search: run.search, files, hits, gone });
}

const MOST_AT_ONCE = 1000;

async function changesSince(
  run: Run,
  { server, study }: SearchesParts,
  isOver: IsOver,
): Promise<Changed | undefined> {
  const files: string[] = [];
  const hits: FindHit[] = [];
  const { query, cancel, revision: since = BEFORE_ALL } = run;
  let from: FindCursor | null = null;
  do {
    const params: FindParams = { uri: study, query, from, limit: MOST_AT_ONCE, since };
    const result: FindResult | null | undefined = await server.request(
      findRequest,
      params,
      cancel.token,
    );
    if (!result || result.problem || isOver(run)) return undefined;
    if (from === null) run.revision = result.revision;
    files.push(...result.files);
    hits.push(...result.hits);
    from = result.next;
  } while (from !== null);
  return { files, hits };
}
