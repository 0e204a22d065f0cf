import type { CancellationToken } from "vscode-languageserver";
import { addCodeEdit } from "../codebook/edits";
import { normalizeId } from "../codebook/ids";
import { codingRowsOf } from "../counts/codingRows";
import { coverageOf } from "../counts/coverage";
import type { CodingRow } from "../counts/results";
import { themesOf } from "../counts/themes";
import { codesAt } from "../features/codesAt";
import { overviewOf, scopedOverviewOf } from "../features/overview";
import { paintOf } from "../features/paint";
import { passagesOf, uncodedOf } from "../features/passages";
import { offsetOf, rangeOf } from "../features/positions";
import type { CountedSource } from "../features/scoped";
import {
  addToCodebookRequest,
  codesAtRequest,
  codingsRequest,
  coverageRequest,
  overviewRequest,
  paintRequest,
  passagesRequest,
  themesRequest,
  uncodedRequest,
  type CodebookEditResult,
  type StudyOverview,
  type UncodedParams,
} from "../protocol";
import type { ScopedOverview } from "../protocol/scope";
import { sortedPaths } from "../study/study";
import { createAnswers } from "./answers";
import { registerCodingRequests } from "./codingRequests";
import { openContext } from "./contexts";
import { createCounted } from "./counted";
import type { LiveStudy } from "./liveStudy";
import { whenReady } from "./ready";
import type { Scopes } from "./scopes";
import type { ServerParts } from "./server";

/** The requests of `protocol.ts`: figures, passages, painting, and edits that code. */
export function registerStudyRequests(parts: ServerParts): void {
  registerFigures(parts);
  registerViews(parts);
  registerEditor(parts);
  registerCodingRequests(parts);
}

/** What the command line prints, too. */
function registerFigures(parts: ServerParts): void {
  const { connection } = parts;
  const inStudy = createCounted(parts);
  connection.onRequest(themesRequest, ({ uri }, token) =>
    inStudy(uri, token, ({ study: { figures } }) =>
      themesOf(figures.study.codebook, figures.tally),
    ),
  );
  connection.onRequest(coverageRequest, ({ uri }, token) =>
    inStudy(uri, token, ({ study }) => coverageOf(study.figures)),
  );
  connection.onRequest(codingsRequest, ({ uri }, token) => inStudy(uri, token, allCodings));
}

/** What the views show. */
function registerViews({ connection, workspace, scopes }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  const sourceOf = (
    study: LiveStudy,
    { inScope }: Pick<UncodedParams, "inScope">,
    token: CancellationToken,
  ) => (inScope ? scopes.counted(study, token) : scopes.whole(study, token));
  connection.onRequest(overviewRequest, async (_, token) => {
    await whenReady(workspace, token);
    const studies: StudyOverview[] = [];
    for (const study of workspace.studies.values()) {
      const scoped = await scopedOverview(scopes, study, token);
      studies.push({ ...overviewOf(workspace.snapshot(study)), ...(scoped && { scoped }) });
    }
    return studies.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  });
  connection.onRequest(passagesRequest, (params, token) =>
    inStudy(params.uri, token, async (study) => {
      const source = await sourceOf(study, params, token);
      const { node, offset, limit, isOwn } = params;
      return passagesOf(source.study, node, { offset, limit, isOwn }, source.read);
    }),
  );
  connection.onRequest(uncodedRequest, async (params, token) => {
    await whenReady(workspace, token);
    const file = workspace.studyOf(params.uri);
    const source = file && (await sourceOf(file.study, params, token));
    const context = file && (await source?.read(file.path));
    return context === undefined ? null : uncodedOf(context);
  });
}

/** Undefined for a study without a scope. */
async function scopedOverview(
  scopes: Scopes,
  study: LiveStudy,
  token: CancellationToken,
): Promise<ScopedOverview | undefined> {
  const scope = scopes.of(study);
  if (scope === undefined) return undefined;
  return scopedOverviewOf((await scopes.counted(study, token)).study, scope.text);
}

/** What an open transcript shows, and what is written into the codebook from there. */
function registerEditor({ connection, workspace, documents }: ServerParts): void {
  connection.onRequest(paintRequest, async ({ uri }, token) => {
    await whenReady(workspace, token);
    const context = openContext(workspace, uri);
    const version = documents.get(uri)?.version;
    return context === undefined || version === undefined ? null : paintOf(context, version);
  });
  connection.onRequest(codesAtRequest, async ({ uri, position }, token) => {
    await whenReady(workspace, token);
    const context = openContext(workspace, uri);
    if (context === undefined) return { passages: [] };
    return codesAt(context, offsetOf(context.lines, position));
  });
  connection.onRequest(addToCodebookRequest, async (params, token) => {
    await whenReady(workspace, token);
    const study = workspace.studyOf(params.uri)?.study;
    return study === undefined ? NO_STUDY : addToCodebook(study, params);
  });
}

async function allCodings({ study, read }: CountedSource): Promise<CodingRow[]> {
  const rows: CodingRow[] = [];
  for (const path of sortedPaths(study.figures.study.files.keys())) {
    const context = await read(path);
    for (const row of context === undefined ? [] : codingRowsOf(context)) rows.push(row);
  }
  return rows;
}

const NO_STUDY: CodebookEditResult = {
  uri: "",
  edits: [],
  reason: "This file belongs to no study: no folder above it has a codebook.yaml.",
};

function addToCodebook(
  { codebook }: LiveStudy,
  params: {
    readonly id: string;
    readonly name: string | null;
    readonly definition: string | null;
    readonly example?: string;
    readonly under: string | null;
  },
): CodebookEditResult {
  const change = addCodeEdit(codebook.text, {
    id: normalizeId(params.id),
    name: params.name ?? undefined,
    definition: params.definition ?? undefined,
    example: params.example,
    under: params.under ?? undefined,
  });
  if ("problem" in change) return { uri: codebook.uri, edits: [], reason: change.problem };
  const edits = change.edits.map(({ span, newText }) => ({
    range: rangeOf(codebook.lines, span),
    newText,
  }));
  return { uri: codebook.uri, edits, reason: null };
}
