import type { CancellationToken } from "vscode-languageserver";
import { checkQuery } from "../counts/query/check";
import { namesOfStudy, type StudyNames } from "../counts/query/names";
import { parseQuery } from "../counts/query/parse";
import { keepQuery, runQuery, type KeptQuery, type QueryResult } from "../counts/query/run";
import type { QueryNode, QueryProblem } from "../counts/query/syntax";
import type { Figures } from "../counts/figures";
import { changeQueries } from "../features/query/changeQueries";
import { completionsInQuery } from "../features/query/complete";
import { hitsOfPage } from "../features/query/hits";
import type { CountedSource } from "../features/scoped";
import type { StudyEditResult } from "../protocol";
import {
  changeQueriesRequest,
  checkQueryRequest,
  completeQueryRequest,
  runQueryRequest,
  savedQueriesRequest,
  type ChangeQueriesParams,
  type RunQueryParams,
  type RunQueryResult,
  type SavedQuery,
} from "../protocol/query";
import { createAnswers } from "./answers";
import type { LiveStudy } from "./liveStudy";
import { createPause, type Pause } from "./pause";
import { createStudyChanger, toResult } from "./renaming";
import type { Scopes } from "./scopes";
import type { ServerParts } from "./server";

/** Queries over a study, which stay right while one codes. */
export function registerQueryRequests({ connection, workspace, scopes }: ServerParts): ReadQuery {
  const { inStudy } = createAnswers(workspace);
  const asked = createAsked(scopes);
  connection.onRequest(checkQueryRequest, ({ uri, query }, token) =>
    inStudy(uri, token, async (study) => (await read(asked, { study, query, token })).problems),
  );
  connection.onRequest(completeQueryRequest, ({ uri, query, offset }, token) =>
    inStudy(uri, token, async (study) => {
      const { codebook } = study.figures.study;
      const names = await asked.names(study, createPause(token));
      return completionsInQuery({ names, codebook, text: query, offset });
    }),
  );
  connection.onRequest(runQueryRequest, (params, token) =>
    inStudy(params.uri, token, (study) => run(asked, study, { params, token })),
  );
  connection.onRequest(savedQueriesRequest, ({ uri }, token) =>
    inStudy(uri, token, (study) => runSaved(asked, study, token)),
  );
  const changeIn = createStudyChanger(workspace);
  connection.onRequest(changeQueriesRequest, async (params, token): Promise<StudyEditResult> => {
    const { uri, change } = params;
    const reason = await inStudy(uri, token, (study) => problemOf(asked, study, { change, token }));
    if (reason) return { files: [], reason };
    return toResult(await changeIn(uri, token, (study, now) => changeQueries(study, change, now)));
  });
  return (study, query, token) => read(asked, { study, query, token });
}

/** Reads a query and checks what it names. */
export type ReadQuery = (study: LiveStudy, text: string, token: CancellationToken) => Promise<Read>;

/** Why a query is not saved. */
async function problemOf(
  asked: Asked,
  study: LiveStudy,
  { change, token }: Pick<ChangeQueriesParams, "change"> & Pick<Reading, "token">,
): Promise<string | undefined> {
  if (change.kind !== "save") return undefined;
  const { query, problems } = await read(asked, { study, query: change.query, token });
  if (query !== undefined) return undefined;
  const [{ start, message }] = problems;
  return `The query cannot be run, so it was not saved. Column ${start + 1}: ${message}`;
}

/** What is kept between requests. */
interface Asked {
  readonly scopes: Scopes;
  readonly names: (study: LiveStudy, pause: Pause) => Promise<StudyNames>;
  /** By the figures that they look through, which are others in a scope. */
  readonly queries: WeakMap<Figures, Map<string, KeptQuery>>;
}

function createAsked(scopes: Scopes): Asked {
  const known = new WeakMap<LiveStudy, { revision: number; names: StudyNames }>();
  return {
    scopes,
    queries: new WeakMap(),
    async names(study, pause) {
      const revision = Math.max(study.revision, study.textRevision);
      const last = known.get(study);
      if (last?.revision === revision) return last.names;
      const names = await namesOfStudy({ ...study.figures, pause });
      known.set(study, { revision, names });
      return names;
    },
  };
}

interface Reading {
  readonly study: LiveStudy;
  readonly query: string;
  readonly token: CancellationToken;
}

interface Read {
  /** Absent where an error keeps the query from being run. */
  readonly query?: QueryNode;
  readonly problems: readonly QueryProblem[];
}

async function read(asked: Asked, { study, query, token }: Reading): Promise<Read> {
  const parsed = parseQuery(query);
  if ("problem" in parsed) return { problems: [parsed.problem] };
  const problems = checkQuery(parsed.query, await asked.names(study, createPause(token)));
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  return { query: parsed.query, problems };
}

/** As many as a codebook has, and those that somebody is trying out; the oldest go first. */
const MOST_KEPT = 64;

function keptFor(
  { queries }: Asked,
  figures: Figures,
  { query, parsed }: { readonly query: string; readonly parsed: QueryNode },
): KeptQuery {
  const known = queries.get(figures) ?? new Map<string, KeptQuery>();
  queries.set(figures, known);
  const kept = known.get(query) ?? keepQuery(parsed);
  known.delete(query);
  known.set(query, kept);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break;
    known.delete(oldest);
  }
  return kept;
}

const NOTHING = { figures: null, total: 0, hits: [], unread: [] };

async function run(
  asked: Asked,
  study: LiveStudy,
  { params, token }: { readonly params: RunQueryParams; readonly token: CancellationToken },
): Promise<RunQueryResult> {
  const { query, problems } = await read(asked, { study, query: params.query, token });
  if (query === undefined) return { ...NOTHING, problems };
  const source = await (params.isWhole ? asked.scopes.whole : asked.scopes.counted)(study, token);
  const kept = keptFor(asked, source.study.figures, { query: params.query, parsed: query });
  const result = await resultOf(source, kept);
  const page = { ...params, limit: Math.min(params.limit, MOST_HITS) };
  const { total, hits, unread } = await hitsOfPage(query, result, page, source);
  const { figures } = result;
  const { scope } = source.study;
  const all = [...new Set([...result.unread, ...unread])];
  return { problems, figures, total, hits, unread: all, ...(scope !== undefined && { scope }) };
}

/** A page is never longer; the total says how many there are. */
const MOST_HITS = 1000;

function resultOf(source: CountedSource, kept: KeptQuery): Promise<QueryResult> {
  const { study, pause, read } = source;
  return runQuery(kept, {
    ...study.figures,
    pause,
    read: async (path) => (await read(path))?.transcript,
  });
}

async function runSaved(
  asked: Asked,
  study: LiveStudy,
  token: CancellationToken,
): Promise<SavedQuery[]> {
  const saved: SavedQuery[] = [];
  const source = await asked.scopes.counted(study, token);
  for (const [name, text] of study.figures.study.codebook.queries) {
    const { query, problems } = await read(asked, { study, query: text, token });
    const problem = query === undefined ? (problems[0]?.message ?? null) : null;
    const kept = query && keptFor(asked, source.study.figures, { query: text, parsed: query });
    const figures = kept === undefined ? null : (await resultOf(source, kept)).figures;
    saved.push({ name, query: text, problem, figures });
  }
  return saved;
}
