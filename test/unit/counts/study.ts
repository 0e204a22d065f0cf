import { readCases } from "../../../server/codebook/cases";
import { transcriptMatcher } from "../../../server/codebook/match";
import { readCodebook } from "../../../server/codebook/parse";
import type { Codebook } from "../../../server/codebook/model";
import { codingRowsOf } from "../../../server/counts/codingRows";
import { createFigures, putFacts, setCases, type Figures } from "../../../server/counts/figures";
import type { CodingRow } from "../../../server/counts/results";
import { parseTranscript } from "../../../server/markup/parse";
import type { Transcript } from "../../../server/markup/model";
import { readFacts } from "../../../server/study/readFacts";
import { findStudies } from "../../../server/study/discovery";
import { memoryFiles } from "../../support/memoryFiles";

/** A study that was read from texts, as the command line reads one from the disk. */
export interface CountedStudy {
  readonly figures: Figures;
  readonly transcripts: ReadonlyMap<string, Transcript>;
}

const ROOT = "memory:/study";

export async function countStudy(texts: ReadonlyMap<string, string>): Promise<CountedStudy> {
  const empty = readCodebook("").codebook as Codebook;
  const codebook = readCodebook(texts.get("codebook.yaml") ?? "").codebook ?? empty;
  const figures = createFigures(codebook, 5);
  const cases = texts.get("cases.csv");
  if (cases !== undefined) setCases(figures, readCases(cases).rows);
  const files = memoryFiles(ROOT, texts);
  const found = (await findStudies(files, ROOT)).find((study) => study.uri === ROOT);
  const transcripts = new Map<string, Transcript>();
  for (const path of (found?.paths ?? []).filter(transcriptMatcher(codebook))) {
    const read = await files.read(`${ROOT}/${encodeURIComponent(path)}`);
    if (!("text" in read)) continue;
    const transcript = parseTranscript(read.text);
    transcripts.set(path, transcript);
    putFacts(figures, path, readFacts(transcript, path));
  }
  return { figures, transcripts };
}

export function codingsOfStudy({ figures, transcripts }: CountedStudy): CodingRow[] {
  return [...transcripts].flatMap(([path, transcript]) => {
    const facts = figures.study.files.get(path);
    const voices = figures.voices.get(path);
    if (facts === undefined || voices === undefined) return [];
    return codingRowsOf({ path, transcript, facts, voices });
  });
}
