import { join } from "node:path";
import type { PaperSource } from "../exchange/paper/source";
import type { TranscriptContext } from "../features/context";
import { snapshotOf } from "../lsp/liveStudy";
import { parseTranscript } from "../markup/parse";
import { DEFAULT_SETTINGS } from "../settings";
import { lineIndexOf } from "../study/lineIndex";
import { readText, type LoadedStudy } from "./loadStudy";

/** The study as documents are made of it: the words are read once more, file by file. */
export function paperSource({ study }: LoadedStudy, folder: string): PaperSource {
  const snapshot = snapshotOf(study, DEFAULT_SETTINGS);
  const read = (path: string): TranscriptContext | undefined => {
    const facts = study.figures.study.files.get(path);
    const voices = study.figures.voices.get(path);
    if (facts === undefined || voices === undefined) return undefined;
    const text = readText(join(folder, path));
    const lines = lineIndexOf(text);
    const transcript = parseTranscript(text);
    return { study: snapshot, uri: snapshot.uriOf(path), path, transcript, facts, voices, lines };
  };
  return { study: snapshot, read, pause: () => undefined };
}
