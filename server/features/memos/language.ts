import type { DocumentLink, Hover, LocationLink, Range } from "vscode-languageserver-types";
import { isCodeId } from "../../codebook/ids";
import type { AboutEntry, MemoReading } from "../../study/memos/readMemo";
import { sortedPaths } from "../../study/study";
import type { LineIndex } from "../../study/lineIndex";
import { cardOf, titleOf } from "../card";
import { placeOfEntry } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { escapeMarkdown, markdown } from "../markdown";
import { holdsOrEnds } from "../passagesAt";
import { rangeOf, rangeOfLines } from "../positions";
import { caseNamesOf } from "../problems/cases";
import type { RenameTarget } from "../rename/target";
import { memosAboutCase, memosAboutPassage } from "./about";
import { memosCard } from "./excerpt";
import { createSubjects, type Subject } from "./subjects";

/** A file of `memos/` that is open in the editor. */
export interface MemoContext {
  readonly study: StudySnapshot;
  readonly uri: string;
  /** Relative to the study's folder. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly memo: MemoReading;
}

/** What the name under the cursor stands for: the card of a code, a case or a passage. */
export function hoverInMemo(context: MemoContext, offset: number): Hover | undefined {
  const found = subjectAt(context, offset);
  if (found === undefined) return undefined;
  const contents = markdown(cardOfSubject(context.study, found.subject));
  return { contents, range: rangeOf(context.lines, found.entry) };
}

/** From a name to the code's entry, the passage's words, or the transcripts of the case. */
export function definitionInMemo(context: MemoContext, offset: number): LocationLink[] {
  const found = subjectAt(context, offset);
  if (found === undefined) return [];
  const originSelectionRange = rangeOf(context.lines, found.entry);
  return placesOf(context.study, found.subject).map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

/** Each name as a link to the first place that it stands for, always in a file of the study. */
export function linksInMemo({ study, memo, lines }: MemoContext): DocumentLink[] {
  const { find } = createSubjects(study);
  return memo.about.flatMap((entry) => {
    const subject = find(entry.name);
    const [place] = subject === undefined ? [] : placesOf(study, subject);
    if (place === undefined) return [];
    const { line, character } = place.range.start;
    const target = `${place.uri}#L${line + 1},${character + 1}`;
    return [{ range: rangeOf(lines, entry), target }];
  });
}

/** The id under the cursor, where it may be that of a code. */
export function codeAtInMemo({ memo }: MemoContext, offset: number): string | undefined {
  const entry = entryAt(memo, offset);
  return entry !== undefined && isCodeId(entry.name) ? entry.name : undefined;
}

/** The code under the cursor, to be renamed in the whole study. */
export function renameTargetInMemo(context: MemoContext, offset: number): RenameTarget {
  const found = subjectAt(context, offset);
  if (found?.subject.kind !== "code") return { problem: NO_CODE };
  const { id } = found.subject;
  return { id, range: rangeOf(context.lines, found.entry), placeholder: id };
}

const NO_CODE = "Put the cursor on the id of a code behind “about:” to rename it.";

function entryAt({ about }: MemoReading, offset: number): AboutEntry | undefined {
  return about.find((entry) => holdsOrEnds(entry, offset));
}

function subjectAt(
  { study, memo }: MemoContext,
  offset: number,
): { readonly entry: AboutEntry; readonly subject: Subject } | undefined {
  const entry = entryAt(memo, offset);
  const subject = entry && createSubjects(study).find(entry.name);
  return entry === undefined || subject === undefined ? undefined : { entry, subject };
}

interface Place {
  readonly uri: string;
  readonly range: Range;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function placesOf(study: StudySnapshot, subject: Subject): Place[] {
  if (subject.kind === "passage") {
    return [{ uri: study.uriOf(subject.path), range: rangeOfLines(subject.note.at) }];
  }
  if (subject.kind === "case") return placesOfCase(study, subject.name);
  const entry = placeOfEntry(study, subject.id);
  const { uri, lines } = study.codebook;
  return entry === undefined ? [] : [{ uri, range: rangeOf(lines, entry.keySpan) }];
}

/** The transcripts in which the case takes part; one without any has its row in cases.csv. */
function placesOfCase(study: StudySnapshot, name: string): Place[] {
  const paths = transcriptsOfCase(study, name);
  if (paths.length > 0) return paths.map((path) => ({ uri: study.uriOf(path), range: START }));
  const { cases } = study;
  const span = cases?.reading.caseSpans.get(name);
  if (cases === undefined || span === undefined) return [];
  return [{ uri: cases.uri, range: rangeOf(cases.lines, span) }];
}

function transcriptsOfCase({ figures }: StudySnapshot, name: string): string[] {
  const { files } = figures.study;
  return sortedPaths(files.keys()).filter((path) => {
    const facts = files.get(path);
    const voices = figures.voices.get(path);
    return facts && voices && caseNamesOf(facts, voices).includes(name);
  });
}

function cardOfSubject(study: StudySnapshot, subject: Subject): string {
  if (subject.kind === "code") return cardOf(study, subject.id);
  return subject.kind === "case" ? caseCard(study, subject.name) : passageCard(study, subject);
}

const MOST_FILES = 10;

function caseCard(study: StudySnapshot, name: string): string {
  const paths = transcriptsOfCase(study, name);
  const shown = paths.slice(0, MOST_FILES).map((path) => `* ${escapeMarkdown(path)}`);
  const more = paths.length - shown.length;
  const files = more > 0 ? [...shown, `* *${more} more*`] : shown;
  const where = files.length === 0 ? "*No transcript has this case.*" : files.join("\n");
  const memos = memosCard(study, memosAboutCase(study, name));
  return [`**${escapeMarkdown(name)}** · case`, where, memos].filter(Boolean).join("\n\n");
}

function passageCard(
  study: StudySnapshot,
  { path, note }: Extract<Subject, { kind: "passage" }>,
): string {
  const { codebook } = study.figures.study;
  const title = `**Passage** in ${escapeMarkdown(path)}, line ${note.at.startLine + 1}`;
  const codes = note.codes.map((id) => `* ${titleOf(codebook, id)}`).join("\n");
  const memos = memosCard(study, memosAboutPassage(study, path, note.id ?? ""));
  return [title, codes, memos].filter(Boolean).join("\n\n");
}
