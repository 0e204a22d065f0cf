import type { TextDocument } from "vscode-languageserver-textdocument";
import { isMemoPath } from "../codebook/match";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import type { Files } from "../study/files";
import { FRAMEWORK_NAME } from "../study/framework";
import {
  dropPath,
  putCases,
  putCodebook,
  putFailure,
  putFramework,
  putMemo,
  putMemoFacts,
  putText,
  putTranscriptFacts,
  type LiveStudy,
} from "./liveStudy";
import { memoFactsOf } from "../study/memos/memoFacts";
import { readOpen, readOpenMemo } from "./openFiles";
import type { Pause } from "./pause";
import { uriBelow } from "./uris";

/** A place in a study. */
export interface StudyFile {
  readonly study: LiveStudy;
  /** The file's path in the study, with `/`. */
  readonly path: string;
}

/** Where texts come from: the open editor always wins over the disk. */
export interface Sources {
  readonly files: Files;
  readonly openDocument: (uri: string) => TextDocument | undefined;
  readonly openDocuments: () => Iterable<TextDocument>;
}

/** Whether the study reads the file at all. */
export function isPartOf({ study, path }: StudyFile): boolean {
  return isOneOfAKind(path) || study.isTranscript(path) || isMemoPath(path);
}

/** The files that a study has once, beside its codebook. */
export function isOneOfAKind(path: string): boolean {
  return path === CODEBOOK_NAME || path === CASES_NAME || path === FRAMEWORK_NAME;
}

/** Takes in an open transcript at once: this is the way of every keystroke. */
export function takeTranscript({ study, path }: StudyFile, document: TextDocument): void {
  putTranscriptFacts(study, path, readOpen(document, path).facts);
}

/** Takes in an open memo at once. */
export function takeMemo({ study, path }: StudyFile, document: TextDocument): void {
  const { text, memo, lines } = readOpenMemo(document);
  putMemoFacts(study, path, memoFactsOf(text, memo, lines));
}

/** Takes in a file of a study from its editor or from the disk; what is gone is forgotten. */
export async function takeFile(sources: Sources, file: StudyFile, pause: Pause): Promise<void> {
  const { study, path } = file;
  const uri = uriBelow(study.uri, path);
  const document = sources.openDocument(uri);
  if (study.isTranscript(path) && document !== undefined) return takeTranscript(file, document);
  if (isMemoPath(path) && document !== undefined) return takeMemo(file, document);
  if (document !== undefined) return takeText(file, document.getText(), pause);
  const found = await sources.files.read(uri);
  // An editor may have opened the file while it was being read, and it wins over the disk.
  if (sources.openDocument(uri) !== undefined) return takeFile(sources, file, pause);
  if ("text" in found) return takeText(file, found.text, pause);
  takeFailure(file, found);
}

/** What cannot be read is kept with its reason, so that it can be shown; what is gone is not. */
function takeFailure(
  { study, path }: StudyFile,
  { failure, isMissing }: { readonly failure: string; readonly isMissing?: boolean },
): void {
  if (path === CASES_NAME) putCases(study, undefined);
  if (path === FRAMEWORK_NAME) putFramework(study, undefined);
  if (isMissing) dropPath(study, path);
  else if (isPartOf({ study, path })) putFailure(study, path, failure);
}

async function takeText({ study, path }: StudyFile, text: string, pause: Pause): Promise<void> {
  if (path === CODEBOOK_NAME) await putCodebook(study, text, pause);
  else if (path === CASES_NAME) putCases(study, text);
  else if (path === FRAMEWORK_NAME) putFramework(study, text);
  else if (isMemoPath(path)) putMemo(study, path, text);
  else if (study.isTranscript(path)) putText(study, path, text);
}
