import type { CancellationToken } from "vscode-languageserver";
import { findInStudy, type Search } from "../features/find/find";
import { finderOf, type ReadExpression } from "../features/find/query";
import { findRequest, type FindParams, type FindResult } from "../protocol/find";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/** Finding words in a study. */
export function registerFindRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(findRequest, (params, token) =>
    inStudy(params.uri, token, (study) => find(workspace, study, { params, token })),
  );
}

/** What was found is shown this soon, in milliseconds, and the search goes on from there. */
const LONGEST_ANSWER = 150;
const MOST_HITS = 1000;

interface Asked {
  readonly params: FindParams;
  readonly token: CancellationToken;
}

async function find(
  workspace: Workspace,
  study: LiveStudy,
  { params, token }: Asked,
): Promise<FindResult> {
  const finder = await finderOf(params.query, readExpression);
  if ("message" in finder) return { ...NOTHING, problem: finder };
  const started = performance.now();
  const pause = createPause(token);
  const search: Search = {
    study: workspace.snapshot(study),
    finder,
    pause,
    read: async (path) => {
      await pause();
      return readContext(workspace, { study, path });
    },
    isDue: () => performance.now() - started > LONGEST_ANSWER,
    revision: Math.max(study.revision, study.textRevision),
    revisionOf: (path) => Math.max(study.revision, study.fileRevisions.get(path) ?? 0),
  };
  return findInStudy(search, { ...params, limit: Math.min(params.limit, MOST_HITS) });
}

const readExpression: ReadExpression = async (source, options) =>
  (await import("../lazy/regex")).readExpression(source, options);

const NOTHING: Omit<FindResult, "problem"> = {
  hits: [],
  next: null,
  searched: 0,
  total: 0,
  files: [],
  unread: [],
  revision: 0,
};
