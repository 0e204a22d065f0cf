import type { CancellationToken } from "vscode-languageserver";
import { addCodeEdit } from "../codebook/edits";
import { normalizeId } from "../codebook/ids";
import { codingRowsOf } from "../counts/codingRows";
import { coverageOf } from "../counts/coverage";
import type { CodingRow } from "../counts/results";
import { themesOf } from "../counts/themes";
import { codesAt } from "../features/codesAt";
import type { TranscriptContext } from "../features/context";
import { overviewOf } from "../features/overview";
import { paintOf } from "../features/paint";
import { passagesOf, uncodedOf } from "../features/passages";
import { offsetOf, rangeOf } from "../features/positions";
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
} from "../protocol";
import { sortedPaths } from "../study/study";
import { createAnswers } from "./answers";
import { registerCodingRequests } from "./codingRequests";
import { openContext, readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/** The requests of `protocol.ts`: figures, passages, painting, and edits that code. */
export function registerStudyRequests(parts: ServerParts): void {
  registerFigures(parts);
  registerViews(parts);
  registerEditor(parts);
  registerCodingRequests(parts);
}

/** What the command line prints, too. */
function registerFigures({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(themesRequest, ({ uri }, token) =>
    inStudy(uri, token, ({ figures }) => themesOf(figures.study.codebook, figures.tally)),
  );
  connection.onRequest(coverageRequest, ({ uri }, token) =>
    inStudy(uri, token, ({ figures }) => coverageOf(figures)),
  );
  connection.onRequest(codingsRequest, ({ uri }, token) =>
    inStudy(uri, token, (study) => allCodings(study, createReader(workspace, study, token))),
  );
}

/** What the views show. */
function registerViews({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(overviewRequest, async (_, token) => {
    await whenReady(workspace, token);
    const studies = [...workspace.studies.values()].map(workspace.snapshot).map(overviewOf);
    return studies.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  });
  connection.onRequest(passagesRequest, ({ uri, node, offset, limit, isOwn }, token) =>
    inStudy(uri, token, (study) => {
      const read = createReader(workspace, study, token);
      return passagesOf(workspace.snapshot(study), node, { offset, limit, isOwn }, read);
    }),
  );
  connection.onRequest(uncodedRequest, async ({ uri }, token) => {
    await whenReady(workspace, token);
    const file = workspace.studyOf(uri);
    const context = file && (await readContext(workspace, file));
    return context === undefined ? null : uncodedOf(context);
  });
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

type Reader = (path: string) => Promise<TranscriptContext | undefined>;

/** Reads the texts of a study one by one, until the request is cancelled. */
function createReader(workspace: Workspace, study: LiveStudy, token: CancellationToken): Reader {
  const pause = createPause(token);
  return async (path) => {
    await pause();
    return readContext(workspace, { study, path });
  };
}

async function allCodings(study: LiveStudy, read: Reader): Promise<CodingRow[]> {
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
