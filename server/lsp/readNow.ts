import type { CancellationToken } from "vscode-languageserver";
import type { ReadNow, TextNow, TranscriptNow } from "../features/rename/rename";
import { parseTranscript } from "../markup/parse";
import { FRAMEWORK_NAME } from "../study/framework";
import { lineIndexOf } from "../study/lineIndex";
import type { LiveStudy } from "./liveStudy";
import { readOpen } from "./openFiles";
import { createPause } from "./pause";
import { uriBelow } from "./uris";
import type { Workspace } from "./workspace";

/** Reads files as they are now: an open editor wins over the disk. */
export function createReadNow(
  workspace: Workspace,
  study: LiveStudy,
  token: CancellationToken,
): ReadNow {
  const { files, openDocument } = workspace.sources;
  const pause = createPause(token);
  /** Whether a file that is open may be written once it is saved. */
  const isReadOnly = async (uri: string): Promise<boolean> => {
    const found = await files.read(uri);
    return "text" in found && found.isReadOnly === true;
  };
  const transcript = async (path: string): Promise<TranscriptNow | undefined> => {
    await pause();
    const uri = uriBelow(study.uri, path);
    const open = openDocument(uri);
    if (open !== undefined) {
      const isLocked = await isReadOnly(uri);
      const { version, transcript: read, lines } = readOpen(open, path);
      const file = { uri: open.uri, version, isReadOnly: isLocked };
      return { ...file, text: read.text, lines, transcript: () => read };
    }
    const found = await files.read(uri);
    if (openDocument(uri) !== undefined) return transcript(path);
    if (!("text" in found)) return undefined;
    const { text } = found;
    const file = { uri, version: null, isReadOnly: found.isReadOnly };
    return { ...file, text, lines: lineIndexOf(text), transcript: () => parseTranscript(text) };
  };
  const textOf = async (uri: string): Promise<TextNow | undefined> => {
    const open = openDocument(uri);
    if (open !== undefined) {
      const isLocked = await isReadOnly(uri);
      const { version } = open;
      return { uri: open.uri, version, text: open.getText(), isReadOnly: isLocked };
    }
    const found = await files.read(uri);
    if (openDocument(uri) !== undefined) return textOf(uri);
    if (!("text" in found)) return undefined;
    return { uri, version: null, text: found.text, isReadOnly: found.isReadOnly };
  };
  const memo = async (path: string): Promise<TextNow | undefined> => {
    await pause();
    return textOf(uriBelow(study.uri, path));
  };
  const framework = async () => {
    const uri = uriBelow(study.uri, FRAMEWORK_NAME);
    const found = openDocument(uri) === undefined ? await files.read(uri) : undefined;
    const isMissing = found !== undefined && "failure" in found && found.isMissing === true;
    return isMissing ? { uri, version: null, text: "", isMissing } : textOf(uri);
  };
  return { transcript, codebook: () => textOf(study.codebook.uri), memo, framework };
}
