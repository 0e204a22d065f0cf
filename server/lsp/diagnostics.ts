import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import {
  problemsOfCases,
  problemsOfCodebook,
  problemsOfFile,
  toDiagnostics,
  type FileProblem,
} from "../features/problems";
import { quickFixesAt, quickFixesInCodebook } from "../features/quickFixes";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import { sortedPaths } from "../study/study";
import { openContext } from "./contexts";
import { isPartOf, type StudyFile } from "./intake";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import { createPublisher } from "./publisher";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";
import { normalizeUri, uriBelow } from "./uris";
import type { ChangedFiles } from "./workspace";

/** What is reported of one file, and a name for it: the same name means the same report. */
export interface FileReport {
  readonly uri: string;
  readonly resultId: string;
  readonly diagnostics: () => Diagnostic[];
}

/**
 * Diagnostics on request for the open file and the whole study, and published ones for clients that
 * cannot ask. Gives a function to be called with what has changed.
 */
export function registerDiagnostics(parts: ServerParts): (changed: ChangedFiles) => void {
  const { connection, workspace } = parts;
  const publisher = createPublisher(parts, { all: reportsOfStudies, near: reportsNear });
  let lastRevisions = "";

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    await whenReady(workspace, token);
    const report = reportOf(parts, params.textDocument.uri);
    if (report === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    return answer(report, params.previousResultId);
  });
  connection.languages.diagnostics.onWorkspace(async (params, token) => {
    await whenReady(workspace, token);
    const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    return { items: await workspaceReport(previous, token) };
  });
  connection.onCodeAction(async ({ textDocument, range }, token): Promise<CodeAction[]> => {
    await whenReady(workspace, token);
    return fixesIn(parts, textDocument.uri, range);
  });
  return (changed) => {
    refreshWhenNeeded(changed);
    publisher.publish(changed);
  };

  async function workspaceReport(
    previous: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const seen = new Set<string>();
    const pause = createPause(token);
    for (const report of reportsOfStudies()) {
      seen.add(report.uri);
      items.push({ ...answer(report, previous.get(report.uri)), uri: report.uri, version: null });
      await pause();
    }
    for (const uri of previous.keys()) {
      if (!seen.has(uri)) items.push({ kind: "full", items: [], uri, version: null });
    }
    return items;
  }

  function* reportsOfStudies(): Generator<FileReport> {
    for (const study of workspace.studies.values()) {
      const { files } = study.figures.study;
      const paths = new Set([CODEBOOK_NAME, CASES_NAME, ...files.keys(), ...study.failures.keys()]);
      for (const path of sortedPaths(paths)) yield fileReport(parts, { study, path });
    }
  }

  function* reportsNear(documents: readonly string[]): Generator<FileReport> {
    for (const uri of documents) {
      const file = workspace.studyOf(uri);
      if (file === undefined || !isPartOf(file)) continue;
      yield fileReport(parts, file);
      yield fileReport(parts, { study: file.study, path: CODEBOOK_NAME });
      yield fileReport(parts, { study: file.study, path: CASES_NAME });
    }
  }

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

function answer(
  report: FileReport,
  previous: string | undefined,
): { kind: "unchanged"; resultId: string } | { kind: "full"; resultId: string; items: Diagnostic[] } {
  const { resultId } = report;
  if (previous === resultId) return { kind: "unchanged", resultId };
  return { kind: "full", resultId, items: report.diagnostics() };
}

export function reportOf(parts: ServerParts, uri: string): FileReport | undefined {
  const file = parts.workspace.studyOf(uri);
  return file && fileReport(parts, file);
}

function fileReport(parts: ServerParts, file: StudyFile): FileReport {
  const { study, path } = file;
  const uri = uriBelow(study.uri, path);
  const isOpen = parts.workspace.sources.openDocument(uri) !== undefined;
  const own = study.fileRevisions.get(path) ?? 0;
  return {
    uri,
    resultId: `${study.revision}.${revisionSeenFrom(study, path)}.${own}.${isOpen ? 1 : 0}`,
    diagnostics: () => diagnosticsIn(parts, file, isOpen),
  };
}

/** Which codes are used, and which cases speak, shows in the codebook and in `cases.csv`. */
function revisionSeenFrom(study: LiveStudy, path: string): number {
  return path === CODEBOOK_NAME || path === CASES_NAME ? study.textRevision : 0;
}

function diagnosticsIn(parts: ServerParts, file: StudyFile, isOpen: boolean): Diagnostic[] {
  const failure = file.study.failures.get(file.path);
  const uri = uriBelow(file.study.uri, file.path);
  return failure === undefined ? toDiagnostics(problemsIn(parts, file, isOpen), uri) : [unread(failure)];
}

function unread(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  const [severity, source] = [DiagnosticSeverity.Error, "verbatim"];
  return { range: { start, end: start }, severity, source, code: "unreadable-file", message };
}

/** Uncoded paragraphs of closed files are not problems, unless a setting says so. */
function problemsIn(
  { workspace }: ServerParts,
  { study, path }: StudyFile,
  isOpen: boolean,
): readonly FileProblem[] {
  const snapshot = workspace.snapshot(study);
  if (path === CODEBOOK_NAME) return problemsOfCodebook(snapshot);
  if (path === CASES_NAME) return problemsOfCases(snapshot);
  const problems = problemsOfFile(snapshot, path);
  if (isOpen || workspace.settings.uncoded.inClosedFiles) return problems;
  return problems.filter((problem) => problem.code !== "uncoded");
}

function fixesIn(
  { workspace }: ServerParts,
  uri: string,
  range: FileProblem["range"],
): CodeAction[] {
  const context = openContext(workspace, uri);
  if (context !== undefined) {
    return [...quickFixesAt(context, range, problemsOfFile(context.study, context.path))];
  }
  const file = workspace.studyOf(uri);
  if (file?.path !== CODEBOOK_NAME) return [];
  return [...quickFixesInCodebook(workspace.snapshot(file.study), range)];
}
