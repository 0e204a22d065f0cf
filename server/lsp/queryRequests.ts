import type { CancellationToken } from "vscode-languageserver";
import { checkQuery } from "../counts/query/check";
import { namesOfStudy, type StudyNames } from "../counts/query/names";
import { parseQuery } from "../counts/query/parse";
import { keepQuery, runQuery, type KeptQuery, type QueryResult } from "../counts/query/run";
import type { QueryProblem } from "../counts/query/syntax";
import { changeQueries } from "../features/query/changeQueries";
import { completionsInQuery } from "../features/query/complete";
import { hitsOfPage } from "../features/query/hits";
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
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause, type Pause } from "./pause";
import { createStudyChanger, toResult } from "./renaming";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/** Queries over a study, which stay right while one codes. */
export function registerQueryRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  const asked = createAsked(workspace);
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
}

/** Why a query is not saved. */
async function problemOf(
  asked: Asked,
  study: LiveStudy,
  { change, token }: Pick<ChangeQueriesParams, "change"> & Pick<Reading, "token">,
): Promise<string | undefined> {
  if (change.kind !== "save") return undefined;
  const { kept, problems } = await read(asked, { study, query: change.query, token });
  if (kept !== undefined) return undefined;
  const [{ start, message }] = problems;
  return `The query cannot be run, so it was not saved. Column ${start + 1}: ${message}`;
}

/** What is kept between requests. */
interface Asked {
  readonly workspace: Workspace;
  readonly names: (study: LiveStudy, pause: Pause) => Promise<StudyNames>;
  readonly queries: WeakMap<LiveStudy, Map<string, KeptQuery>>;
}

function createAsked(workspace: Workspace): Asked {
  const known = new WeakMap<LiveStudy, { revision: number; names: StudyNames }>();
  return {
    workspace,
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
  readonly kept?: KeptQuery;
  readonly problems: readonly QueryProblem[];
}

async function read(asked: Asked, { study, query, token }: Reading): Promise<Read> {
  const parsed = parseQuery(query);
  if ("problem" in parsed) return { problems: [parsed.problem] };
  const problems = checkQuery(parsed.query, await asked.names(study, createPause(token)));
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  return { kept: keptFor(asked, study, { query, parsed: keepQuery(parsed.query) }), problems };
}

/** As many as a codebook has, and those that somebody is trying out; the oldest go first. */
const MOST_KEPT = 64;

function keptFor(
  { queries }: Asked,
  study: LiveStudy,
  { query, parsed }: { readonly query: string; readonly parsed: KeptQuery },
): KeptQuery {
  const known = queries.get(study) ?? new Map<string, KeptQuery>();
  queries.set(study, known);
  const kept = known.get(query) ?? parsed;
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
  const { kept, problems } = await read(asked, { study, query: params.query, token });
  if (kept === undefined) return { ...NOTHING, problems };
  const { workspace } = asked;
  const result = await resultOf(asked, study, { kept, token });
  const pause = createPause(token);
  const page = { ...params, limit: Math.min(params.limit, MOST_HITS) };
  const { total, hits, unread } = await hitsOfPage(kept.query, result, page, {
    study: workspace.snapshot(study),
    pause,
    read: (path) => readContext(workspace, { study, path }),
  });
  const { figures } = result;
  return { problems, figures, total, hits, unread: [...new Set([...result.unread, ...unread])] };
}

/** A page is never longer; the total says how many there are. */
const MOST_HITS = 1000;

function resultOf(
  { workspace }: Asked,
  study: LiveStudy,
  { kept, token }: { readonly kept: KeptQuery; readonly token: CancellationToken },
): Promise<QueryResult> {
  const pause = createPause(token);
  return runQuery(kept, {
    ...study.figures,
    pause,
    read: async (path) => (await readContext(workspace, { study, path }))?.transcript,
  });
}

async function runSaved(
  asked: Asked,
  study: LiveStudy,
  token: CancellationToken,
): Promise<SavedQuery[]> {
  const saved: SavedQuery[] = [];
  for (const [name, query] of study.figures.study.codebook.queries) {
    const { kept, problems } = await read(asked, { study, query, token });
    const figures = kept && (await resultOf(asked, study, { kept, token })).figures;
    const problem = kept === undefined ? (problems[0]?.message ?? null) : null;
    saved.push({ name, query, problem, figures: figures ?? null });
  }
  return saved;
}
