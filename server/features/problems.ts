import type { CodebookProblem } from "../codebook/model";
import { isMemoPath } from "../codebook/match";
import { unusedCodeProblems } from "../codebook/unused";
import { isUncoded, wordsOf } from "../counts/fileCoverage";
import { PARAGRAPH, rowCount, type FileFacts } from "../study/facts";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import { FRAMEWORK_NAME } from "../study/framework";
import type { LineIndex } from "../study/lineIndex";
import { sortedPaths } from "../study/study";
import { voicesOf, type Voices } from "../study/voices";
import type { StudySnapshot } from "./context";
import { rangeOf, rangeOfLines } from "./positions";
import { problemsOfMemo } from "./memos/problems";
import { attributeConflicts, casesWithoutTranscript } from "./problems/cases";
import { problemsOfCodes } from "./problems/codes";
import { problemsOfFramework } from "./problems/framework";
import { byPlace, type FileProblem } from "./problems/model";
import { problemsOfConditions, problemsOfQueries } from "./problems/queries";

export { problemsOfMemo } from "./memos/problems";
export { problemsOfFramework } from "./problems/framework";
export { toDiagnostics } from "./problems/diagnostics";
export type { FileProblem } from "./problems/model";

/**
 * Every problem of a transcript, in the order of the text, from its facts alone: so it costs the
 * same for a closed file as for an open one. An unknown path has none.
 */
export function problemsOfFile(study: StudySnapshot, path: string): readonly FileProblem[] {
  const { figures, settings } = study;
  const facts = figures.study.files.get(path);
  if (facts === undefined) return [];
  const { codebook, cases } = figures.study;
  const voices = figures.voices.get(path) ?? voicesOf(facts, codebook.interviewers);
  const problems = [
    ...markupProblems(facts),
    ...problemsOfCodes(facts, codebook),
    ...uncodedProblems(facts, voices, settings.uncoded),
    ...attributeConflicts(facts, voices, cases),
  ];
  return problems.sort(byPlace);
}

/**
 * The problems of codebook.yaml as it is now, codes that nothing uses included. Where it cannot be
 * read, the first error says that the last good one stays in force.
 */
export function problemsOfCodebook(study: StudySnapshot): readonly FileProblem[] {
  const { reading, lines } = study.codebook;
  const { codebook } = reading;
  const found = reading.problems.map((problem) => fromCodebook(problem, lines));
  if (codebook === undefined) return announceLastGood(found);
  const { uses } = study.figures.study;
  const unused = unusedCodeProblems(codebook, (id) => uses.has(id));
  const { text } = study.codebook;
  const others = [
    ...unused,
    ...problemsOfQueries(text, codebook, uses),
    ...problemsOfConditions(text, codebook),
  ];
  return [...found, ...others.map((problem) => fromCodebook(problem, lines))].sort(byPlace);
}

/** The problems of cases.csv; a study without one has none. */
export function problemsOfCases(study: StudySnapshot): readonly FileProblem[] {
  const { cases } = study;
  if (cases === undefined) return [];
  const found = cases.reading.problems.map((problem) => fromCodebook(problem, cases.lines));
  return [...found, ...casesWithoutTranscript(study)].sort(byPlace);
}

export interface PlacedProblem {
  /** Relative to the study's folder. */
  readonly path: string;
  readonly problem: FileProblem;
}

/** All problems of a study, file after file in UTF-16 order, in each by place; made one by one. */
export function* allProblems(
  study: StudySnapshot,
  { includeUncoded }: { readonly includeUncoded: boolean } = { includeUncoded: true },
): Iterable<PlacedProblem> {
  const { files, memos } = study.figures.study;
  const others = [CODEBOOK_NAME, CASES_NAME, FRAMEWORK_NAME];
  for (const path of sortedPaths(new Set([...files.keys(), ...memos.keys(), ...others]))) {
    for (const problem of problemsAt(study, path)) {
      if (includeUncoded || problem.code !== "uncoded") yield { path, problem };
    }
  }
}

function problemsAt(study: StudySnapshot, path: string): readonly FileProblem[] {
  if (path === CODEBOOK_NAME) return problemsOfCodebook(study);
  if (path === CASES_NAME) return problemsOfCases(study);
  if (path === FRAMEWORK_NAME) return problemsOfFramework(study);
  if (isMemoPath(path)) return problemsOfMemo(study, path);
  return problemsOfFile(study, path);
}

function markupProblems({ problems }: FileFacts): FileProblem[] {
  return problems.map((fact) => ({
    range: rangeOfLines(fact),
    severity: fact.severity,
    code: fact.code,
    message: fact.message,
  }));
}

type UncodedSettings = StudySnapshot["settings"]["uncoded"];

/** A transcript that is still being read (`status: reading`) is not nagged about. */
function uncodedProblems(
  facts: FileFacts,
  voices: Voices,
  { severity, minWords }: UncodedSettings,
): FileProblem[] {
  if (severity === "off" || facts.status === "reading") return [];
  const problems: FileProblem[] = [];
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    if (!isUncoded(facts, voices, { paragraph, minWords })) continue;
    const words = wordsOf(facts, paragraph);
    const message =
      `This paragraph of ${words.toLocaleString("en")} ${words === 1 ? "word" : "words"} has no ` +
      "code. Code it, or mark it as read with []{-}.";
    problems.push({ range: firstWordRange(facts, paragraph), severity, code: "uncoded", message });
  }
  return problems;
}

function firstWordRange({ paragraphs }: FileFacts, paragraph: number): FileProblem["range"] {
  const row = paragraph * PARAGRAPH.width;
  const line = paragraphs[row + PARAGRAPH.line];
  const character = paragraphs[row + PARAGRAPH.character];
  const end = character + paragraphs[row + PARAGRAPH.length];
  return { start: { line, character }, end: { line, character: end } };
}

function fromCodebook(problem: CodebookProblem, lines: LineIndex): FileProblem {
  const { severity, code, message, replacement, related } = problem;
  const found = { range: rangeOf(lines, problem), severity, code, message };
  if (replacement === undefined && related === undefined) return found;
  return {
    ...found,
    data: {
      ...(replacement === undefined ? {} : { replacement }),
      ...(related === undefined ? {} : { related: rangeOf(lines, related) }),
    },
  };
}

function announceLastGood(problems: readonly FileProblem[]): readonly FileProblem[] {
  const first = problems.findIndex((problem) => problem.severity === "error");
  return problems.map((problem, index) =>
    index === first ? { ...problem, message: `${problem.message} ${LAST_GOOD}` } : problem,
  );
}

const LAST_GOOD = "Until then, the last codebook that could be read stays in force.";
