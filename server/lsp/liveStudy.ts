import { readCases, type CasesReading } from "../codebook/cases";
import { transcriptMatcher } from "../codebook/match";
import type { Codebook, CodebookReading } from "../codebook/model";
import { readCodebook } from "../codebook/parse";
import {
  changesFigures,
  createFigures,
  dropFacts,
  putFacts,
  recount,
  setCases,
  type Figures,
} from "../counts/figures";
import type { StudySnapshot, StudyText } from "../features/context";
import { parseTranscript } from "../markup/parse";
import type { Settings } from "../protocol";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import { FRAMEWORK_NAME, readFramework, type FrameworkReading } from "../study/framework";
import { lineIndexOf } from "../study/lineIndex";
import type { FileFacts } from "../study/facts";
import { readFacts } from "../study/readFacts";
import { memoFactsOf, type MemoFacts } from "../study/memos/memoFacts";
import type { Pause } from "./pause";
import { uriBelow } from "./uris";

/** One study as the server keeps it: what it last read, and what follows from it. */
export interface LiveStudy {
  /** The study's folder, without a slash at its end. */
  readonly uri: string;
  readonly figures: Figures;
  codebook: StudyText<CodebookReading>;
  cases: StudyText<CasesReading> | undefined;
  framework: StudyText<FrameworkReading> | undefined;
  isTranscript: (path: string) => boolean;
  readonly failures: Map<string, string>;
  /** Grows with every change that other files of the study can feel; see `nextRevision`. */
  revision: number;
  /** Grows with every change of any transcript's text. */
  textRevision: number;
  /** Grows with every change of what memos can be about: codes in use, cases, named passages. */
  namesRevision: number;
  /** Grows with every change of a file's own text. */
  readonly fileRevisions: Map<string, number>;
}

let lastRevision = 0;

/**
 * A number that was never given before: a file or a study that is deleted and created again must
 * not be taken for the old one.
 */
export function nextRevision(): number {
  return ++lastRevision;
}

const EMPTY: CodebookReading = readCodebook("");

export function createLiveStudy(uri: string, settings: Settings): LiveStudy {
  const codebook = EMPTY.codebook as Codebook;
  return {
    uri,
    figures: createFigures(codebook, settings.uncoded.minWords),
    codebook: studyText(uriBelow(uri, CODEBOOK_NAME), "", EMPTY),
    cases: undefined,
    framework: undefined,
    isTranscript: transcriptMatcher(codebook),
    failures: new Map(),
    revision: nextRevision(),
    textRevision: nextRevision(),
    namesRevision: nextRevision(),
    fileRevisions: new Map(),
  };
}

export function snapshotOf(study: LiveStudy, settings: Settings): StudySnapshot {
  const { uri, figures, codebook, cases, framework, failures } = study;
  return {
    uri,
    figures,
    codebook,
    cases,
    framework,
    failures,
    uriOf: (path) => uriBelow(uri, path),
    settings,
  };
}

/** Takes in the text of a transcript that is not open. */
export function putText(study: LiveStudy, path: string, text: string): void {
  putTranscriptFacts(study, path, readFacts(parseTranscript(text), path));
}

export function putTranscriptFacts(
  study: LiveStudy,
  path: string,
  facts: ReturnType<typeof readFacts>,
): void {
  study.failures.delete(path);
  const before = study.figures.study.files.get(path);
  putFacts(study.figures, path, facts);
  touch(study, path);
  if (before === undefined || namesIn(before) !== namesIn(facts)) {
    study.namesRevision = study.textRevision;
  }
}

/** Takes in the text of a memo that is not open. */
export function putMemo(study: LiveStudy, path: string, text: string): void {
  putMemoFacts(study, path, memoFactsOf(text));
}

/** A memo changes no figure and no other file, so that only its own revision grows. */
export function putMemoFacts(study: LiveStudy, path: string, facts: MemoFacts): void {
  study.failures.delete(path);
  study.figures.study.memos.set(path, facts);
  study.fileRevisions.set(path, nextRevision());
}

export function putFailure(study: LiveStudy, path: string, failure: string): void {
  forget(study, path);
  study.failures.set(path, failure);
  touch(study, path);
}

export function dropPath(study: LiveStudy, path: string): void {
  forget(study, path);
  study.failures.delete(path);
  study.fileRevisions.delete(path);
  study.textRevision = nextRevision();
}

/** Takes in the codebook's text; one that does not parse leaves the last good one in force. */
export async function putCodebook(study: LiveStudy, text: string, pause: Pause): Promise<void> {
  study.failures.delete(CODEBOOK_NAME);
  if (text === study.codebook.text) return;
  const reading = readCodebook(text);
  study.codebook = studyText(study.codebook.uri, text, reading);
  study.revision = nextRevision();
  const { codebook } = reading;
  if (codebook === undefined) return;
  const mustRecount = changesFigures(study.figures.study.codebook, codebook);
  study.isTranscript = transcriptMatcher(codebook);
  if (mustRecount) await recount(study.figures, { codebook }, pause);
  else study.figures.study.codebook = codebook;
}

export function putCases(study: LiveStudy, text: string | undefined): void {
  study.failures.delete(CASES_NAME);
  if (text === study.cases?.text) return;
  study.revision = nextRevision();
  if (text === undefined) study.cases = undefined;
  else study.cases = studyText(uriBelow(study.uri, CASES_NAME), text, readCases(text));
  setCases(study.figures, study.cases?.reading.rows ?? new Map());
}

/** Summaries change no figure and no other file, so that only their own revision grows. */
export function putFramework(study: LiveStudy, text: string | undefined): void {
  study.failures.delete(FRAMEWORK_NAME);
  if (text === study.framework?.text) return;
  study.fileRevisions.set(FRAMEWORK_NAME, nextRevision());
  if (text === undefined) study.framework = undefined;
  else {
    const uri = uriBelow(study.uri, FRAMEWORK_NAME);
    study.framework = studyText(uri, text, readFramework(text));
  }
}

function forget(study: LiveStudy, path: string): void {
  dropFacts(study.figures, path);
  study.figures.study.memos.delete(path);
  study.namesRevision = nextRevision();
}

/** What memos can be about in a file, as one text that can be compared. */
function namesIn({ case: name, speakers, codes, notes = [] }: FileFacts): string {
  const cases = speakers.map(({ label, case: own, role, isDeclared }) => [
    label,
    own,
    role,
    isDeclared,
  ]);
  return JSON.stringify([name, cases, codes, notes.map(({ id }) => id)]);
}

function touch(study: LiveStudy, path: string): void {
  study.textRevision = nextRevision();
  study.fileRevisions.set(path, study.textRevision);
}

function studyText<Reading>(uri: string, text: string, reading: Reading): StudyText<Reading> {
  return { uri, text, lines: lineIndexOf(text), reading };
}
