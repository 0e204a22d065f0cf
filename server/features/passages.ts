import { normalizeId } from "../codebook/ids";
import { voiceOfCoding, type ReadFile } from "../counts/codingRows";
import { isUncoded, wordsOf } from "../counts/fileCoverage";
import { wordingBetween } from "../markup/wording";
import type { PassageInfo, PassagesResult, UncodedInfo } from "../protocol";
import { CODING, PARAGRAPH, rowCount, wordsOfCoding, type FileFacts } from "../study/facts";
import { sortedPaths } from "../study/study";
import { voicesOf } from "../study/voices";
import { idsBelow } from "./codebookPlaces";
import type { StudySnapshot, TranscriptContext } from "./context";
import { rangeOfLines } from "./positions";
import { shorten } from "./shorten";

/** Which of many passages are wanted. */
export interface Page {
  /** How many to leave out at the start. */
  readonly offset: number;
  /** How many to give at most. */
  readonly limit: number;
  /** Whether codings of nodes below are left out. */
  readonly isOwn?: boolean;
}

export type ReadPath = (path: string) => Promise<ReadFile | undefined> | ReadFile | undefined;

/**
 * The codings of a node and of all its descendants: file after file, in each in the order in which
 * their words start. The index alone says how many there are; only files of the page are read.
 */
export async function passagesOf(
  study: StudySnapshot,
  node: string,
  page: Page,
  read: ReadPath,
): Promise<PassagesResult> {
  const id = normalizeId(node);
  const ids = page.isOwn ? new Set([id]) : idsBelow(study.figures.study.codebook, id);
  const files = filesUsing(study, ids);
  const total = files.reduce((sum, { count }) => sum + count, 0);
  const wanted = filesOfPage(study, { files, ids }, page);
  const passages: PassageInfo[] = [];
  for (let index = 0; index < wanted.length; index += READ_AT_ONCE) {
    const batch = wanted.slice(index, index + READ_AT_ONCE);
    const texts = await Promise.all(batch.map(({ path }) => read(path)));
    batch.forEach((file, at) => {
      for (const info of passageInfos(study, file, texts[at])) passages.push(info);
    });
  }
  return { total, passages };
}

/** The paragraphs of a transcript that are not coded, also where the problem is muted. */
export function uncodedOf(context: TranscriptContext): UncodedInfo[] {
  const { facts, voices, transcript, study } = context;
  const { minWords } = study.settings.uncoded;
  const found: UncodedInfo[] = [];
  for (let paragraph = 0; paragraph < transcript.paragraphs.length; paragraph++) {
    if (!isUncoded(facts, voices, { paragraph, minWords })) continue;
    const { wordingStart, wordingEnd, speaker } = transcript.paragraphs[paragraph];
    found.push({
      range: firstWordRange(facts, paragraph),
      text: shortWording(context, wordingStart, wordingEnd),
      speaker: speaker < 0 ? null : facts.speakers[speaker].label,
      words: wordsOf(facts, paragraph),
    });
  }
  return found;
}

const LONGEST_TEXT = 500;
/** Many at once, for files that come from the client; not all, for they are held in memory. */
const READ_AT_ONCE = 16;
/** What stands for words that cannot be read, because the file is gone or has changed. */
const NO_TEXT = "…";

export interface FileUse {
  readonly path: string;
  readonly count: number;
}

/** The files that use one of these ids, by path, with how often they do. */
export function filesUsing(
  { figures }: StudySnapshot,
  ids: ReadonlySet<string>,
): readonly FileUse[] {
  const counts = new Map<string, number>();
  for (const id of ids) {
    for (const [path, count] of figures.study.uses.get(id) ?? []) {
      counts.set(path, (counts.get(path) ?? 0) + count);
    }
  }
  return sortedPaths(counts.keys()).map((path) => ({ path, count: counts.get(path) ?? 0 }));
}

/** A file of the page, and the numbers of its codings that are on it. */
export interface FileOfPage {
  readonly path: string;
  readonly codings: readonly number[];
}

function filesOfPage(
  { figures }: StudySnapshot,
  use: { readonly files: readonly FileUse[]; readonly ids: ReadonlySet<string> },
  page: Page,
): readonly FileOfPage[] {
  const found: FileOfPage[] = [];
  let toSkip = wholeNumber(page.offset);
  let left = wholeNumber(page.limit);
  for (const { path, count } of use.files) {
    const facts = figures.study.files.get(path);
    if (left === 0) break;
    if (facts !== undefined && toSkip < count) {
      const codings = codingsWith(facts, use.ids).slice(toSkip, toSkip + left);
      found.push({ path, codings });
      left -= codings.length;
    }
    toSkip = Math.max(0, toSkip - count);
  }
  return found;
}

function wholeNumber(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}

/** The numbers of the codings that carry one of these ids. */
export function codingsWith(facts: FileFacts, ids: ReadonlySet<string>): number[] {
  const isWanted = facts.codes.map((code) => ids.has(code));
  const found: number[] = [];
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    if (isWanted[facts.codings[coding * CODING.width + CODING.code]]) found.push(coding);
  }
  return found;
}

/** Codings of one file; their words are an ellipsis where the file cannot be read any more. */
export function passageInfos(
  study: StudySnapshot,
  { path, codings }: FileOfPage,
  read: ReadFile | undefined,
): PassageInfo[] {
  const facts = study.figures.study.files.get(path);
  if (facts === undefined) return [];
  const { codebook } = study.figures.study;
  const voices = study.figures.voices.get(path) ?? voicesOf(facts, codebook.interviewers);
  const uri = study.uriOf(path);
  return codings.map((coding) => ({
    uri,
    file: path,
    range: rangeOfLines(wordsOfCoding(facts, coding)),
    code: facts.codes[facts.codings[coding * CODING.width + CODING.code]],
    text: textOfCoding(facts, coding, read),
    ...voiceOfCoding(facts, voices, coding),
  }));
}

/** A file may have changed on the disk since it was indexed: wrong words are worse than none. */
function textOfCoding(facts: FileFacts, coding: number, read: ReadFile | undefined): string {
  const row = coding * CODING.width;
  const start = facts.codings[row + CODING.start];
  const end = facts.codings[row + CODING.end];
  const found = read?.transcript.codings[coding];
  const isSame =
    found?.code === facts.codes[facts.codings[row + CODING.code]] &&
    found.passage.start === start &&
    found.passage.end === end;
  return read === undefined || !isSame ? NO_TEXT : shortWording(read, start, end);
}

/** One unit more than is shown tells whether there is more. */
function shortWording({ transcript }: ReadFile, start: number, end: number): string {
  const cut = Math.min(end, start + LONGEST_TEXT + 1);
  return shorten(wordingBetween(transcript, start, cut), LONGEST_TEXT);
}

function firstWordRange({ paragraphs }: FileFacts, paragraph: number): UncodedInfo["range"] {
  const row = paragraph * PARAGRAPH.width;
  const line = paragraphs[row + PARAGRAPH.line];
  const character = paragraphs[row + PARAGRAPH.character];
  const end = character + paragraphs[row + PARAGRAPH.length];
  return { start: { line, character }, end: { line, character: end } };
}
