import { contentStart, splitLines } from "./characters";
import { defaultName, readCodebook, withDescendants } from "./codebook";
import type { Codebook, CodebookNode } from "./codebook";
import { caseAttributes } from "./casesCsv";
import type { CaseAttributes } from "./casesCsv";
import { coverageOf } from "./coverage";
import type { ReferenceCoverage } from "./coverage";
import { findTranscripts } from "./findTranscripts";
import { inFileOrder, problem } from "./problem";
import type { ReferenceProblem, Severity } from "./problem";
import { readTranscript } from "./readTranscript";
import type { ReferenceCoding, ReferenceReading } from "./readTranscript";
import { shareCharacter } from "./wording";

/** The figures of a study by brute force: section 3 of codebook-and-counts.md, in the shapes of the command line. */

export interface ReferenceNode {
  readonly id: string;
  readonly name: string;
  readonly kind: "theme" | "category" | "code" | "unknown";
  readonly codings: number;
  readonly passages: number;
  readonly words: number;
  readonly cases: number;
  readonly transcripts: number;
  readonly children: readonly ReferenceNode[];
}

export interface ReferenceRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly text: string;
  readonly speaker: string | null;
  readonly case: string | null;
  readonly heading: string | null;
  readonly memo: string | null;
  readonly by: string | null;
  readonly id: string | null;
}

export interface ReferenceCheckRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
}

export interface ReferenceStudy {
  readonly themes: { readonly title: string | null; readonly nodes: readonly ReferenceNode[] };
  readonly codings: readonly ReferenceRow[];
  readonly coverage: ReferenceCoverage;
  /** Of the transcripts; the codebook's own problems have no codes in the specification and are left out. */
  readonly check: readonly ReferenceCheckRow[];
  readonly readings: ReadonlyMap<string, ReferenceReading>;
}

export interface StudyFile {
  readonly file: string;
  readonly text: string;
  readonly reading: ReferenceReading;
}

export function readStudy(
  files: ReadonlyMap<string, string>,
  options: { minWords?: number } = {},
): ReferenceStudy {
  const codebook = readCodebook(files.get("codebook.yaml") ?? "");
  const paths = findTranscripts([...files.keys()], codebook.transcripts);
  const read = paths.map((file) => {
    const text = files.get(file) ?? "";
    return { file, text, reading: readOne(file, text, codebook, options.minWords) };
  });
  const attributes = caseAttributes(files.get("cases.csv") ?? "");
  return {
    themes: { title: codebook.title, nodes: nodesOf(codebook, read) },
    codings: read.flatMap(rowsOf),
    coverage: coverageOf(read),
    check: read.flatMap((one) => checkRows(one, attributes)),
    readings: new Map(read.map((one) => [one.file, one.reading])),
  };
}

function readOne(
  file: string,
  text: string,
  codebook: Codebook,
  minWords: number | undefined,
): ReferenceReading {
  const nodes = codebook.nodes.flatMap(withDescendants);
  return readTranscript(text, {
    fileName: file,
    ...(codebook.interviewers === null ? {} : { interviewers: codebook.interviewers }),
    ...(codebook.isReadable ? { knownCodes: new Set(nodes.map((node) => node.id)) } : {}),
    retiredCodes: new Set(nodes.filter((node) => node.isRetired).map((node) => node.id)),
    ...(minWords === undefined ? {} : { minWords }),
  });
}

/** All codes, used or not; those that the codebook lacks behind it, "kind": "unknown". */
function nodesOf(codebook: Codebook, files: readonly StudyFile[]): ReferenceNode[] {
  const known = new Set(codebook.nodes.flatMap(withDescendants).map((node) => node.id));
  const used = new Set(files.flatMap((one) => one.reading.codings.map((coding) => coding.code)));
  const unknown = [...used].filter((code) => !known.has(code)).sort((a, b) => (a < b ? -1 : 1));
  // Reading: of unknown codes with equal figures the order is that of their ids.
  return mostRecurrentFirst([
    ...codebook.nodes.map((node) => nodeOf(node, files)),
    ...unknown.map((id) => ({
      id,
      name: defaultName(id),
      kind: "unknown" as const,
      ...figures(new Set([id]), files),
      children: [],
    })),
  ]);
}

function nodeOf(node: CodebookNode, files: readonly StudyFile[]): ReferenceNode {
  const codes = new Set(withDescendants(node).map((one) => one.id));
  const children = mostRecurrentFirst(node.children.map((child) => nodeOf(child, files)));
  return { id: node.id, name: node.name, kind: node.kind, ...figures(codes, files), children };
}

/** "by cases, then passages, then codings, then the codebook's order" (the order in which they come). */
function mostRecurrentFirst(nodes: readonly ReferenceNode[]): ReferenceNode[] {
  return [...nodes].sort(
    (a, b) => b.cases - a.cases || b.passages - a.passages || b.codings - a.codings,
  );
}

type Figures = Pick<ReferenceNode, "codings" | "passages" | "words" | "cases" | "transcripts">;

/** The table of section 3. */
function figures(codes: ReadonlySet<string>, files: readonly StudyFile[]): Figures {
  const perFile = files.map(({ reading }) => ({
    reading,
    own: reading.codings.filter((coding) => codes.has(coding.code)),
  }));
  return {
    codings: sum(perFile.map(({ own }) => own.length)),
    passages: sum(perFile.map(({ own }) => unitedPassages(own))),
    words: sum(perFile.map(({ own, reading }) => participantWordsInside(reading, own))),
    cases: new Set(perFile.flatMap(({ own }) => own.flatMap((coding) => coding.cases))).size,
    transcripts: perFile.filter(({ own }) => own.length > 0).length,
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/**
 * "passages are united where they share at least one character of the wording; what is left is counted". Characters
 * are marked with the number of their united passage; a coding that meets marks takes them all over.
 */
export function unitedPassages(codings: readonly ReferenceCoding[]): number {
  const marks = new Map<number, number>();
  codings.forEach((coding, number) => {
    const met = new Set<number>();
    for (let at = coding.start; at < coding.end; at++) {
      const mark = marks.get(at);
      if (mark !== undefined) met.add(mark);
      marks.set(at, number);
    }
    for (const [at, mark] of marks) if (met.has(mark)) marks.set(at, number);
  });
  return new Set(marks.values()).size;
}

/** "a word is inside a passage if any of its characters is, and counts once in a figure" */
export function participantWordsInside(
  reading: ReferenceReading,
  codings: readonly ReferenceCoding[],
): number {
  return reading.paragraphs
    .filter((paragraph) => !paragraph.isInterviewer)
    .flatMap((paragraph) => paragraph.words)
    .filter((word) => codings.some((coding) => shareCharacter(coding, word))).length;
}

function rowsOf({ file, text, reading }: StudyFile): ReferenceRow[] {
  return reading.codings.map((coding) => ({
    file,
    ...position(text, coding.startOffset),
    code: coding.code,
    text: coding.text,
    speaker: coding.speaker,
    case: coding.cases[0] ?? null,
    heading: coding.heading,
    memo: coding.memo ?? null,
    by: coding.by ?? null,
    id: coding.id ?? null,
  }));
}

/** 1-based. Reading: columns count UTF-16 units; a BOM has no column. */
export function position(text: string, offset: number): { line: number; column: number } {
  const lines = splitLines(text, contentStart(text));
  let line = 0;
  while (line + 1 < lines.length && (lines[line + 1]?.start ?? 0) <= offset) line++;
  return { line: line + 1, column: offset - (lines[line]?.start ?? 0) + 1 };
}

function checkRows(
  { file, text, reading }: StudyFile,
  attributes: CaseAttributes,
): ReferenceCheckRow[] {
  return inFileOrder([...reading.problems, ...conflicts(reading, attributes)]).map(
    ({ code, severity, start, end }) => {
      const from = position(text, start);
      const to = position(text, end);
      return { file, ...from, endLine: to.line, endColumn: to.column, severity, code };
    },
  );
}

/**
 * `attribute-conflict`: "Where the front matter says otherwise, it wins, and the difference is a problem".
 * Reading: once at each value in the front matter that differs, as written, from the same case's value in cases.csv;
 * an empty cell says nothing.
 */
function conflicts(reading: ReferenceReading, attributes: CaseAttributes): ReferenceProblem[] {
  const found = new Map<number, ReferenceProblem>();
  for (const participant of reading.participants) {
    for (const [name, value] of participant.attributes) {
      const other = attributes.get(participant.case)?.get(name) ?? "";
      if (other !== "" && other !== value.value) {
        found.set(value.start, problem("attribute-conflict", value.start, value.end));
      }
    }
  }
  return [...found.values()];
}
