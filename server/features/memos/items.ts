import { casesOfWords, voiceOfWords } from "../../counts/codingRows";
import type { MemoKind } from "../../protocol/memos";
import type { FileFacts, Lines } from "../../study/facts";
import { keepText, type KeptText } from "../../study/memos/keptText";
import type { MemoFacts } from "../../study/memos/memoFacts";
import type { FreeMemoFact, NoteFact } from "../../study/memos/notes";
import { sortedPaths } from "../../study/study";
import { voicesOf, type Voices } from "../../study/voices";
import { codebookInText, placeOfNode } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { rangeOf, rangeOfLines } from "../positions";
import type { Range } from "vscode-languageserver-types";
import { caseNamesOf } from "../problems/cases";
import { createSubjects, type Subjects } from "./subjects";

/** A memo of any kind, with what it is about. */
export interface MemoItem {
  readonly kind: MemoKind;
  readonly uri: string;
  readonly file: string;
  readonly range: Range;
  readonly title: string | null;
  readonly text: KeptText;
  /** The ids of the codes it is about: its own, or those of the passages it is about. */
  readonly codes: readonly string[];
  readonly cases: readonly string[];
  readonly speaker: string | null;
  readonly heading: string | null;
  readonly by: string | null;
  readonly date: string | null;
  readonly type: string | null;
}

/**
 * Every memo of a study, one by one: those of codes in the codebook's order, then the files, newest
 * first, then those in the transcripts. From the facts alone, so that nothing is read.
 */
export function* memosOf(study: StudySnapshot): Generator<MemoItem> {
  yield* memosOfCodes(study);
  yield* memoFiles(study);
  const { files } = study.figures.study;
  for (const path of sortedPaths(files.keys())) {
    const facts = files.get(path);
    if (facts === undefined || (facts.notes ?? facts.freeMemos) === undefined) continue;
    yield* memosInTranscript(study, path, facts);
  }
}

const NOTHING = { title: null, speaker: null, heading: null, by: null, date: null, type: null };

function* memosOfCodes(study: StudySnapshot): Generator<MemoItem> {
  const { uri, lines } = study.codebook;
  for (const node of codebookInText(study).nodes.values()) {
    if (node.memo === undefined) continue;
    const range = rangeOf(lines, placeOfNode(study, node).keySpan);
    const text = keepText(node.memo);
    const file = "codebook.yaml";
    yield { ...NOTHING, kind: "code", uri, file, range, text, codes: [node.id], cases: [] };
  }
}

function* memoFiles(study: StudySnapshot): Generator<MemoItem> {
  const { memos } = study.figures.study;
  const subjects = createSubjects(study);
  const newestFirst = sortedPaths(memos.keys()).sort((a, b) => {
    const [dateA, dateB] = [memos.get(a)?.date ?? "", memos.get(b)?.date ?? ""];
    return dateA < dateB ? 1 : dateA > dateB ? -1 : 0;
  });
  for (const file of newestFirst) {
    const facts = memos.get(file);
    if (facts !== undefined) yield fileItem(study, subjects, { file, facts });
  }
}

function fileItem(
  study: StudySnapshot,
  subjects: Subjects,
  { file, facts }: { readonly file: string; readonly facts: MemoFacts },
): MemoItem {
  const codes = new Set<string>();
  const cases = new Set<string>();
  for (const { name } of facts.about) {
    const subject = subjects.find(name);
    if (subject?.kind === "code") codes.add(subject.id);
    if (subject?.kind === "case") cases.add(subject.name);
    if (subject?.kind !== "passage") continue;
    const { path, note } = subject;
    for (const code of note.codes) codes.add(code);
    const source = sourceOf(study, path);
    if (source === undefined) continue;
    for (const name of casesOfWords(source.facts, source.voices, note)) cases.add(name);
  }
  return {
    ...NOTHING,
    kind: "file",
    uri: study.uriOf(file),
    file,
    range: rangeOfLines(facts.at),
    title: facts.title || null,
    text: facts.text,
    codes: [...codes],
    cases: [...cases],
    date: facts.date ?? null,
    type: facts.type ?? null,
  };
}

/** Memos of passages and free ones, in the order of the text. */
function* memosInTranscript(
  study: StudySnapshot,
  file: string,
  facts: FileFacts,
): Generator<MemoItem> {
  const source = { study, file, facts, voices: voicesIn(study, file, facts) };
  const found = [
    ...(facts.notes ?? []).map((note) => ({ at: note.at, item: () => noteItem(source, note) })),
    ...(facts.freeMemos ?? []).map((free) => ({ at: free.at, item: () => freeItem(source, free) })),
  ];
  for (const { item } of found.sort((a, b) => comparePlaces(a.at, b.at))) {
    const made = item();
    if (made !== undefined) yield made;
  }
}

interface Source {
  readonly study: StudySnapshot;
  readonly file: string;
  readonly facts: FileFacts;
  readonly voices: Voices;
}

function noteItem({ study, file, facts, voices }: Source, note: NoteFact): MemoItem | undefined {
  if (note.memo === undefined) return undefined;
  return {
    ...NOTHING,
    kind: "passage",
    uri: study.uriOf(file),
    file,
    range: rangeOfLines(note.at),
    text: note.memo,
    codes: note.codes,
    cases: casesOfWords(facts, voices, note),
    speaker: note.endWord > note.firstWord ? voiceOfWords(facts, voices, note).speaker : null,
    heading: headingOf(facts, note.heading),
    by: note.by ?? null,
  };
}

/** A free memo belongs to everybody who takes part in its transcript. */
function freeItem({ study, file, facts, voices }: Source, free: FreeMemoFact): MemoItem {
  return {
    ...NOTHING,
    kind: "free",
    uri: study.uriOf(file),
    file,
    range: rangeOfLines(free.at),
    text: free.memo,
    codes: [],
    cases: caseNamesOf(facts, voices),
    heading: headingOf(facts, free.heading),
  };
}

function headingOf({ headings }: FileFacts, heading: number): string | null {
  return heading < 0 ? null : headings[heading];
}

function sourceOf(
  study: StudySnapshot,
  path: string,
): { readonly facts: FileFacts; readonly voices: Voices } | undefined {
  const facts = study.figures.study.files.get(path);
  return facts && { facts, voices: voicesIn(study, path, facts) };
}

function voicesIn({ figures }: StudySnapshot, path: string, facts: FileFacts): Voices {
  return figures.voices.get(path) ?? voicesOf(facts, figures.study.codebook.interviewers);
}

function comparePlaces(a: Lines, b: Lines): number {
  return a.startLine - b.startLine || a.startCharacter - b.startCharacter;
}
