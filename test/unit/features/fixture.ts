import { readCases } from "../../../server/codebook/cases";
import type { Codebook } from "../../../server/codebook/model";
import { readCodebook } from "../../../server/codebook/parse";
import { createFigures, putFacts, setCases } from "../../../server/counts/figures";
import type { StudySnapshot, StudyText, TranscriptContext } from "../../../server/features/context";
import { parseTranscript } from "../../../server/markup/parse";
import { isMemoPath } from "../../../server/codebook/match";
import { memoFactsOf } from "../../../server/study/memos/memoFacts";
import { DEFAULT_SETTINGS, type Settings } from "../../../server/settings";
import { readFramework } from "../../../server/study/framework";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { readFacts } from "../../../server/study/readFacts";
import { voicesOf } from "../../../server/study/voices";

/** A study written down in one string, and where the cursor `$0` stands in it. */
export interface StudyFixture {
  readonly study: StudySnapshot;
  /** The text of a file, without its cursor. */
  readonly textOf: (path: string) => string;
  readonly transcript: (path: string) => TranscriptContext;
  readonly cursor?: { readonly path: string; readonly offset: number };
}

/** Settings of which only those that differ from the defaults are given. */
export interface FixtureOptions {
  readonly uncoded?: Partial<Settings["uncoded"]>;
  readonly inlayHints?: Partial<Settings["inlayHints"]>;
  /** The codebook in force where `codebook.yaml` does not parse. */
  readonly lastGood?: string;
}

export const STUDY_URI = "file:///study";

/**
 * Reads a study from sections that start with a line `//- path`: `codebook.yaml`, `cases.csv` and
 * transcripts. `$0` in one of them is the cursor.
 */
export function studyFrom(text: string, options: FixtureOptions = {}): StudyFixture {
  const { files, cursor } = readSections(text);
  return { ...studyOfFiles(files, options), cursor };
}

/** The same from the texts of the files by their paths. */
export function studyOfFiles(files: Files, options: FixtureOptions = {}): StudyFixture {
  const study = snapshotOf(files, options);
  return {
    study,
    textOf: (path) => textIn(files, path),
    transcript: (path) => transcriptIn(study, path, textIn(files, path)),
  };
}

/** A transcript as it would be read with this text; the study stays as it is. */
export function transcriptIn(study: StudySnapshot, path: string, text: string): TranscriptContext {
  const transcript = parseTranscript(text);
  const facts = readFacts(transcript, path);
  const voices = voicesOf(facts, study.figures.study.codebook.interviewers);
  const lines = lineIndexOf(text);
  return { study, uri: study.uriOf(path), path, transcript, facts, voices, lines };
}

export type Files = ReadonlyMap<string, string>;

function readSections(text: string): Pick<StudyFixture, "cursor"> & { readonly files: Files } {
  const files = new Map<string, string>();
  let cursor: StudyFixture["cursor"];
  for (const section of text.split(/^\/\/- /m).slice(1)) {
    const end = section.indexOf("\n");
    const path = section.slice(0, end).trim();
    const body = section.slice(end + 1);
    const offset = body.indexOf("$0");
    if (offset >= 0) cursor = { path, offset };
    files.set(path, offset < 0 ? body : body.slice(0, offset) + body.slice(offset + 2));
  }
  return { files, cursor };
}

function snapshotOf(files: Files, options: FixtureOptions): StudySnapshot {
  const settings: Settings = {
    uncoded: { ...DEFAULT_SETTINGS.uncoded, ...options.uncoded },
    inlayHints: { ...DEFAULT_SETTINGS.inlayHints, ...options.inlayHints },
  };
  const codebook = studyText("codebook.yaml", files.get("codebook.yaml") ?? "", readCodebook);
  const casesText = files.get("cases.csv");
  const cases = casesText === undefined ? undefined : studyText("cases.csv", casesText, readCases);
  const summaries = files.get("framework.md");
  const framework =
    summaries === undefined ? undefined : studyText("framework.md", summaries, readFramework);
  const inForce = codebook.reading.codebook ?? lastGood(options);
  const figures = createFigures(inForce, settings.uncoded.minWords);
  if (cases !== undefined) setCases(figures, cases.reading.rows);
  for (const [path, text] of files) {
    if (["codebook.yaml", "cases.csv", "framework.md"].includes(path)) continue;
    if (isMemoPath(path)) figures.study.memos.set(path, memoFactsOf(text));
    else putFacts(figures, path, readFacts(parseTranscript(text), path));
  }
  const uriOf = (path: string) => `${STUDY_URI}/${path}`;
  const texts = { codebook, cases, framework };
  return { uri: STUDY_URI, figures, ...texts, failures: new Map(), uriOf, settings };
}

function lastGood(options: FixtureOptions): Codebook {
  const { codebook } = readCodebook(options.lastGood ?? "");
  if (codebook === undefined) throw new Error("The last good codebook does not parse either");
  return codebook;
}

function studyText<Reading>(
  path: string,
  text: string,
  read: (text: string) => Reading,
): StudyText<Reading> {
  return { uri: `${STUDY_URI}/${path}`, text, lines: lineIndexOf(text), reading: read(text) };
}

function textIn(files: Files, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`The study has no file ${path}`);
  return text;
}
