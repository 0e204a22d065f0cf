import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver";
import {
  problemsOfCases,
  problemsOfCodebook,
  problemsOfFile,
  problemsOfFramework,
  problemsOfMemo,
  toDiagnostics,
  type FileProblem,
} from "../features/problems";
import { isMemoPath } from "../codebook/match";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import { FRAMEWORK_NAME } from "../study/framework";
import { sortedPaths } from "../study/study";
import { openContext } from "./contexts";
import { isOneOfAKind, isPartOf, type StudyFile } from "./intake";
import type { LiveStudy } from "./liveStudy";
import type { ServerParts } from "./server";
import { uriBelow } from "./uris";
import { withChangedWords } from "./wordsRequests";

/** What is reported of one file, and a name for it: the same name means the same report. */
export interface FileReport {
  readonly uri: string;
  readonly resultId: string;
  readonly diagnostics: () => Diagnostic[];
}

/** The reports of all files of all studies, made one by one. */
export function* reportsOfStudies(parts: ServerParts): Generator<FileReport> {
  for (const study of parts.workspace.studies.values()) {
    const { files, memos } = study.figures.study;
    const others = [...ownFiles(study), ...memos.keys(), ...study.failures.keys()];
    const paths = new Set([...others, ...files.keys()]);
    for (const path of sortedPaths(paths)) yield fileReport(parts, { study, path });
  }
}

/** The reports of some documents, and of what shows their codes and cases. */
export function* reportsNear(
  parts: ServerParts,
  documents: readonly string[],
): Generator<FileReport> {
  for (const uri of documents) {
    const file = parts.workspace.studyOf(uri);
    if (file === undefined || !isPartOf(file)) continue;
    yield fileReport(parts, file);
    for (const path of ownFiles(file.study)) yield fileReport(parts, { study: file.study, path });
    for (const path of file.study.figures.study.memos.keys()) {
      yield fileReport(parts, { study: file.study, path });
    }
  }
}

function ownFiles({ framework }: LiveStudy): readonly string[] {
  const own = [CODEBOOK_NAME, CASES_NAME];
  return framework === undefined ? own : [...own, FRAMEWORK_NAME];
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

/** Which codes are used, and which cases speak, shows in the files that a study has once, and in memos. */
function revisionSeenFrom(study: LiveStudy, path: string): number {
  if (isMemoPath(path)) return study.namesRevision;
  return isOneOfAKind(path) ? study.textRevision : 0;
}

function diagnosticsIn(parts: ServerParts, file: StudyFile, isOpen: boolean): Diagnostic[] {
  const failure = file.study.failures.get(file.path);
  const uri = uriBelow(file.study.uri, file.path);
  return failure === undefined
    ? toDiagnostics(problemsIn(parts, file, isOpen), uri)
    : [unread(failure)];
}

function unread(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  const [severity, source] = [DiagnosticSeverity.Error, "verbatim"];
  return { range: { start, end: start }, severity, source, code: "unreadable-file", message };
}

/** Uncoded paragraphs of closed files are not problems, unless a setting says so. */
function problemsIn(
  parts: ServerParts,
  { study, path }: StudyFile,
  isOpen: boolean,
): readonly FileProblem[] {
  const { workspace } = parts;
  const snapshot = workspace.snapshot(study);
  if (path === CODEBOOK_NAME) return problemsOfCodebook(snapshot);
  if (path === CASES_NAME) return problemsOfCases(snapshot);
  if (path === FRAMEWORK_NAME) return problemsOfFramework(snapshot);
  if (isMemoPath(path)) return problemsOfMemo(snapshot, path);
  const problems = problemsOfFile(snapshot, path);
  const context = isOpen ? openContext(workspace, uriBelow(study.uri, path)) : undefined;
  if (context !== undefined) return withChangedWords(parts, context, problems);
  if (workspace.settings.uncoded.inClosedFiles) return problems;
  return problems.filter((problem) => problem.code !== "uncoded");
}
