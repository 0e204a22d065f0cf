import type { CancellationToken } from "vscode-languageserver";
import { rangeOf } from "../features/positions";
import {
  paperFileRequest,
  refreshReportRequest,
  tablesRequest,
  type PaperFileResult,
  type RefreshReportParams,
  type RefreshReportResult,
} from "../protocol/paper";
import { lineIndexOf } from "../study/lineIndex";
import { createAnswers } from "./answers";
import { base64Of } from "./base64";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";
import { folderUri, normalizeUri } from "./uris";

/** What makes documents: loaded when somebody asks for one. */
export type LoadPaper = () => Promise<typeof import("../lazy/paper")>;

/** Theme tables, and reports whose tables are filled in. */
export function registerPaperRequests(parts: ServerParts): void {
  const { connection, workspace, loadPaper } = parts;
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(tablesRequest, ({ uri }, token) =>
    inStudy(uri, token, ({ figures }) => ({
      tables: [...figures.study.codebook.tables.values()].map(({ name, title }) => ({
        name,
        title: title ?? name,
      })),
    })),
  );
  connection.onRequest(paperFileRequest, ({ uri, ...wanted }, token) =>
    inStudy(uri, token, async (study): Promise<PaperFileResult> => {
      const { paperFile } = await loadPaper();
      const file = await paperFile(await parts.scopes.counted(study, token), wanted);
      if ("problem" in file) return { text: null, base64: null, reason: file.problem };
      if ("text" in file) return { text: file.text, base64: null, reason: null };
      return { text: null, base64: base64Of(file.bytes), reason: null };
    }),
  );
  connection.onRequest(refreshReportRequest, async (params, token) => {
    await whenReady(workspace, token);
    return refresh(parts, params, token);
  });
}

async function refresh(
  parts: ServerParts,
  { uri, version, text }: RefreshReportParams,
  token: CancellationToken,
): Promise<RefreshReportResult> {
  const own = parts.workspace.studyOf(uri);
  if (own?.study.isTranscript(own.path)) return { ...NOTHING, reason: TRANSCRIPT };
  const { refreshReport } = await parts.loadPaper();
  // A report is limited by what stands in it alone, lest the command line fill it in differently.
  const { edits, current, problems } = await refreshReport(text, async (named) => {
    const study = named === undefined ? own?.study : studyNamed(parts, uri, named);
    if (study !== undefined) return parts.scopes.whole(study, token);
    return { problem: named === undefined ? NO_STUDY : noStudyAt(named) };
  });
  const lines = lineIndexOf(text);
  const changes = edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  const files = changes.length === 0 ? [] : [{ uri, version, edits: changes, hash: null }];
  return { files, reason: null, current: current.length, problems };
}

const NOTHING: RefreshReportResult = { files: [], reason: null, current: 0, problems: [] };
const TRANSCRIPT = "This file is a transcript of the study, and no report. Open the report first.";
const NO_STUDY =
  "No folder above the report has a codebook.yaml. Name the study: --study, and its path from here.";

function noStudyAt(named: string): string {
  return `The workspace has no study at “${named}”, seen from the report.`;
}

/** Only studies of the workspace are known, so that no report leads out of it. */
function studyNamed({ workspace }: ServerParts, report: string, named: string) {
  const parts = normalizeUri(report).split("/").slice(0, -1);
  for (const part of named.split(/[/\\]/)) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(encodeURIComponent(part));
  }
  return workspace.studies.get(folderUri(parts.join("/")));
}
