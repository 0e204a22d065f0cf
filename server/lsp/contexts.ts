import { isMemoPath } from "../codebook/match";
import type { MemoContext } from "../features/memos/language";
import type { TranscriptContext } from "../features/context";
import { parseTranscript } from "../markup/parse";
import { lineIndexOf } from "../study/lineIndex";
import { readFacts } from "../study/readFacts";
import { voicesOf } from "../study/voices";
import type { StudyFile } from "./intake";
import { readOpen, readOpenMemo } from "./openFiles";
import { uriBelow } from "./uris";
import type { Workspace } from "./workspace";

/** The transcript at a URI as its editor has it; undefined when it is not open or no transcript. */
export function openContext(workspace: Workspace, uri: string): TranscriptContext | undefined {
  const file = workspace.studyOf(uri);
  if (file === undefined || !file.study.isTranscript(file.path)) return undefined;
  const document = workspace.sources.openDocument(uriBelow(file.study.uri, file.path));
  if (document === undefined) return undefined;
  return contextFor(workspace, file, readOpen(document, file.path));
}

/** The memo at a URI as its editor has it; undefined when it is not open or no memo of a study. */
export function openMemo(workspace: Workspace, uri: string): MemoContext | undefined {
  const file = workspace.studyOf(uri);
  if (file === undefined || !isMemoPath(file.path)) return undefined;
  const document = workspace.sources.openDocument(uriBelow(file.study.uri, file.path));
  if (document === undefined) return undefined;
  const { text, memo, lines } = readOpenMemo(document);
  return { study: workspace.snapshot(file.study), uri, path: file.path, text, memo, lines };
}

/** The same for any transcript of a study: one that is not open is read from the disk. */
export async function readContext(
  workspace: Workspace,
  file: StudyFile,
): Promise<TranscriptContext | undefined> {
  const uri = uriBelow(file.study.uri, file.path);
  const open = openContext(workspace, uri);
  if (open !== undefined) return open;
  const found = await workspace.sources.files.read(uri);
  if (!("text" in found)) return undefined;
  const transcript = parseTranscript(found.text);
  const lines = lineIndexOf(found.text);
  const facts = readFacts(transcript, file.path, lines);
  return contextFor(workspace, file, { transcript, lines, facts });
}

function contextFor(
  workspace: Workspace,
  { study, path }: StudyFile,
  read: Pick<TranscriptContext, "transcript" | "lines" | "facts">,
): TranscriptContext {
  const { transcript, lines, facts } = read;
  const voices = voicesOf(facts, study.figures.study.codebook.interviewers);
  const uri = uriBelow(study.uri, path);
  return { study: workspace.snapshot(study), uri, path, transcript, lines, facts, voices };
}
