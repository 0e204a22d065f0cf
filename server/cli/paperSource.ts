import { join } from "node:path";
import type { PaperSource } from "../exchange/paper/source";
import type { TranscriptContext } from "../features/context";
import { limitContext } from "../features/scoped";
import { snapshotOf } from "../lsp/liveStudy";
import { parseTranscript } from "../markup/parse";
import { DEFAULT_SETTINGS } from "../settings";
import { lineIndexOf } from "../study/lineIndex";
import { readText, type LoadedStudy } from "./loadStudy";

/** The study as documents are made of it: the words are read once more, file by file. */
export function paperSource({ study, whole }: LoadedStudy, folder: string): PaperSource {
  const snapshot = { ...snapshotOf(study, DEFAULT_SETTINGS), ...(whole && { whole }) };
  const { study: counted, voices: heard } = whole ?? study.figures;
  const read = (path: string): TranscriptContext | undefined => {
    const facts = counted.files.get(path);
    const voices = heard.get(path);
    if (facts === undefined || voices === undefined) return undefined;
    const text = readText(join(folder, path));
    const lines = lineIndexOf(text);
    const transcript = parseTranscript(text);
    const uri = snapshot.uriOf(path);
    const context = { study: snapshot, uri, path, transcript, facts, voices, lines };
    return whole === undefined ? context : limitContext(snapshot, context);
  };
  return { study: snapshot, read, pause: () => undefined };
}
