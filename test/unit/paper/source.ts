import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PaperSource } from "../../../server/exchange/paper/source";
import { studyFrom, studyOfFiles, type StudyFixture } from "../features/fixture";

/** A study in one string, as `studyFrom` reads it, to make documents of. */
export function sourceFrom(text: string): PaperSource {
  return sourceOf(studyFrom(text));
}

/** The sample study. */
export function sampleSource(): PaperSource {
  const files = new Map([
    ...["codebook.yaml", "cases.csv"].map((name) => [name, readSample(name)] as const),
    ...readdirSync("sample/transcripts")
      .sort()
      .map((name) => [`transcripts/${name}`, readSample(`transcripts/${name}`)] as const),
  ]);
  return sourceOf(studyOfFiles(files));
}

export function readSample(path: string): string {
  return readFileSync(join("sample", path), "utf8");
}

export function sourceOf({
  study,
  transcript,
}: Pick<StudyFixture, "study" | "transcript">): PaperSource {
  const read = (path: string) =>
    study.figures.study.files.has(path) ? transcript(path) : undefined;
  return { study, read, pause: () => undefined };
}
