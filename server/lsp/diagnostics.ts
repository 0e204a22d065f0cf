import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { reportOf, reportsNear, reportsOfStudies, type FileReport } from "./fileReports";
import { createNews } from "./news";
import { createPause } from "./pause";
import { createPublisher } from "./publisher";
import { waitFor, whenReady } from "./ready";
import type { ServerParts } from "./server";
import { normalizeUri } from "./uris";
import type { ChangedFiles } from "./workspace";

/**
 * Diagnostics on request for the open file and the whole study, and published ones for clients that
 * cannot ask. Gives a function to be called with what has changed.
 */
export function registerDiagnostics(parts: ServerParts): (changed: ChangedFiles) => void {
  const { connection, workspace } = parts;
  const publisher = createPublisher(parts, {
    all: () => reportsOfStudies(parts),
    near: (documents) => reportsNear(parts, documents),
  });
  const news = createNews();
  let lastRevisions = "";
  let lastTold = -1;

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    await whenReady(workspace, token);
    const report = reportOf(parts, params.textDocument.uri);
    if (report === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    return answer(report, params.previousResultId);
  });
  connection.languages.diagnostics.onWorkspace(async (params, token) => {
    await whenReady(workspace, token);
    const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    // Clients ask again every other second: who knows everything is answered when there is news.
    if (previous.size > 0 && lastTold === news.count()) await waitFor(news.next(), token);
    await whenReady(workspace, token);
    lastTold = news.count();
    return { items: await workspaceReport(parts, previous, token) };
  });
  return (changed) => {
    news.add();
    refreshWhenNeeded(changed);
    publisher.publish(changed);
  };

  /**
   * What a codebook, a setting or the disk changes shows in files that nobody has touched; of a
   * change in an editor the client knows by itself.
   */
  function refreshWhenNeeded(changed: ChangedFiles): void {
    const revisions = [...workspace.studies.values()].map(({ revision }) => revision).join(" ");
    const isOfEditors = changed !== "all" && changed.every(isOpen);
    if (revisions === lastRevisions && isOfEditors) return;
    lastRevisions = revisions;
    const client = parts.client();
    if (client.canRefreshDiagnostics) connection.languages.diagnostics.refresh();
    if (client.canRefreshTokens) connection.languages.semanticTokens.refresh();
    if (client.canRefreshHints) void connection.languages.inlayHint.refresh();
  }

  function isOpen(uri: string): boolean {
    return workspace.sources.openDocument(normalizeUri(uri)) !== undefined;
  }
}

async function workspaceReport(
  parts: ServerParts,
  previous: ReadonlyMap<string, string>,
  token: CancellationToken,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const seen = new Set<string>();
  const pause = createPause(token);
  for (const report of reportsOfStudies(parts)) {
    seen.add(report.uri);
    items.push({ ...answer(report, previous.get(report.uri)), uri: report.uri, version: null });
    await pause();
  }
  for (const uri of previous.keys()) {
    if (!seen.has(uri)) items.push({ kind: "full", items: [], uri, version: null });
  }
  return items;
}

function answer(
  report: FileReport,
  previous: string | undefined,
):
  | { kind: "unchanged"; resultId: string }
  | { kind: "full"; resultId: string; items: Diagnostic[] } {
  const { resultId } = report;
  if (previous === resultId) return { kind: "unchanged", resultId };
  return { kind: "full", resultId, items: report.diagnostics() };
}
