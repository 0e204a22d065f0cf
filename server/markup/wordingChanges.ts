import { diffArrays } from "diff";
import type { Span } from "./model";

/** Words that are not what they were; one of the two stretches is empty for added or missing ones. */
export interface WordingChange {
  /** Places in the earlier wording. */
  readonly before: Span;
  /** Places in the present wording. */
  readonly now: Span;
  /** Whether too much differs here to tell single words apart. */
  readonly isCoarse?: boolean;
  /** Whether this is all that is left, of which no more is told. */
  readonly isRest?: boolean;
}

export interface WordingChangesOptions {
  /** Two forms of one character (NFC, NFD) are not the same. */
  readonly isExact?: boolean;
  /** How many changed paragraphs are told apart where very many changed. */
  readonly mostParagraphs?: number;
}

/**
 * Which words of a wording (section 4 of the markup) changed, in the order of the text. Two forms
 * of one character (NFC, NFD) are the same, as they are for the seal, unless `isExact`.
 *
 * What is the same at both ends is skipped first, then paragraphs are compared, then the words of
 * those that differ. The work is bounded: where too much differs, a stretch is one coarse change.
 */
export function wordingChanges(
  before: string,
  now: string,
  { isExact = false, mostParagraphs = Infinity }: WordingChangesOptions = {},
): readonly WordingChange[] {
  if (before === now) return [];
  const formOf = isExact ? asWritten : composed;
  const work: Work = { before, now, left: MAX_WORD_EDITS, formOf, mostParagraphs };
  const middle = trimmed(work, {
    before: { start: 0, end: before.length },
    now: { start: 0, end: now.length },
  });
  const found = changedParagraphs(work, middle).flatMap((part) => changedWords(work, part));
  return joined(work, found);
}

/** The work grows with the square of these. */
const MAX_PARAGRAPH_EDITS = 200;
const MAX_WORD_EDITS_AT_ONCE = 80;
const MAX_WORD_EDITS = 1_000;
/** Longer stretches are not cut into words. */
const MAX_STRETCH = 50_000;

interface Work {
  readonly before: string;
  readonly now: string;
  /** What words are compared by. */
  readonly formOf: (words: readonly string[]) => string[];
  readonly mostParagraphs: number;
  /** How many words may still be found to differ. */
  left: number;
}

/** Leaves out what is the same at both ends, but never a part of a word. */
function trimmed(
  { before, now }: Work,
  part: WordingChange,
): { readonly before: Span; readonly now: Span } {
  const length = Math.min(part.before.end - part.before.start, part.now.end - part.now.start);
  let head = sameAtStart(before, now, part, length);
  while (head > 0 && !isWhiteAt(before, part.before.start + head - 1)) head--;
  let tail = sameAtEnd(before, now, part, length - head);
  while (tail > 0 && !isWhiteAt(before, part.before.end - tail)) tail--;
  return {
    before: { start: part.before.start + head, end: part.before.end - tail },
    now: { start: part.now.start + head, end: part.now.end - tail },
  };
}

/** Long stretches are compared as a whole, which takes no time compared with single characters. */
const CHUNK = 4_096;

function sameAtStart(before: string, now: string, part: WordingChange, length: number): number {
  const [a, b] = [part.before.start, part.now.start];
  let count = 0;
  while (
    count + CHUNK <= length &&
    before.slice(a + count, a + count + CHUNK) === now.slice(b + count, b + count + CHUNK)
  )
    count += CHUNK;
  while (count < length && before.charCodeAt(a + count) === now.charCodeAt(b + count)) count++;
  return count;
}

function sameAtEnd(before: string, now: string, part: WordingChange, length: number): number {
  const [a, b] = [part.before.end, part.now.end];
  let count = 0;
  while (
    count + CHUNK <= length &&
    before.slice(a - count - CHUNK, a - count) === now.slice(b - count - CHUNK, b - count)
  )
    count += CHUNK;
  while (count < length && before.charCodeAt(a - count - 1) === now.charCodeAt(b - count - 1))
    count++;
  return count;
}

/** The stretches of whole paragraphs that differ. */
function changedParagraphs(work: Work, part: WordingChange): readonly WordingChange[] {
  const before = linesOf(work.before.slice(part.before.start, part.before.end));
  const now = linesOf(work.now.slice(part.now.start, part.now.end));
  const found = hunksOf(work, { before, now }, part, MAX_PARAGRAPH_EDITS);
  if (found !== undefined) return found;
  // One word that was replaced everywhere changes many paragraphs, but not their number.
  return before.length === now.length ? pairs(work, { before, now }, part) : [part];
}

/** The lines of a text, each with the line feed that ends it. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length; start += lines[lines.length - 1].length) {
    const end = text.indexOf("\n", start);
    lines.push(end < 0 ? text.slice(start) : text.slice(start, end + 1));
  }
  return lines;
}

function pairs(
  { mostParagraphs }: Work,
  { before, now }: Tokens,
  part: WordingChange,
): readonly WordingChange[] {
  const all: WordingChange[] = [];
  let [a, b] = [part.before.start, part.now.start];
  for (const [index, line] of before.entries()) {
    const [endA, endB] = [a + line.length, b + now[index].length];
    const isRest = all.length === mostParagraphs - 1;
    const ends = isRest ? [part.before.end, part.now.end] : [endA, endB];
    if (line !== now[index]) {
      const change = { before: { start: a, end: ends[0] }, now: { start: b, end: ends[1] } };
      all.push(isRest ? { ...change, isCoarse: true, isRest } : change);
      if (isRest) break;
    }
    [a, b] = [endA, endB];
  }
  return all;
}

function changedWords(work: Work, part: WordingChange): readonly WordingChange[] {
  if (part.isRest) return [part];
  const inner = trimmed(work, part);
  const before = work.before.slice(inner.before.start, inner.before.end);
  const now = work.now.slice(inner.now.start, inner.now.end);
  if (before === "" || now === "") return before === now ? [] : [inner];
  const most = Math.min(MAX_WORD_EDITS_AT_ONCE, work.left);
  const isLong = most <= 0 || before.length + now.length > MAX_STRETCH;
  const words = { before: isLong ? [] : wordsOf(before), now: isLong ? [] : wordsOf(now) };
  const found = isLong ? undefined : hunksOf(work, words, inner, most);
  work.left -= isLong ? 0 : found === undefined ? most : 2 * found.length;
  return found ?? [{ ...inner, isCoarse: true }];
}

/**
 * A word with what joins its parts; a character of a script that puts no blanks between words; any
 * other single character.
 */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const LETTERS = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`;
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|${LETTERS}(?:['’-]${LETTERS})*|[^]`, "gu");

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

interface Tokens {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/** The stretches of tokens that differ: what was added and removed next to each other is one. */
function hunksOf(
  work: Work,
  tokens: Tokens,
  part: WordingChange,
  maxEditLength: number,
): readonly WordingChange[] | undefined {
  const forms = { before: work.formOf(tokens.before), now: work.formOf(tokens.now) };
  // The library finds this out, too, but only after nearly all of the work.
  if (maxEditLength < forms.before.length && leastEdits(forms) > maxEditLength) return undefined;
  const pieces = diffArrays(forms.before, forms.now, { maxEditLength });
  if (pieces === undefined) return undefined;
  const before = createReader(tokens.before, part.before.start);
  const now = createReader(tokens.now, part.now.start);
  const hunks: WordingChange[] = [];
  for (const { count, added, removed } of [...pieces, END]) {
    if (added) now.take(count);
    else if (removed) before.take(count);
    else {
      const [from, to] = [before.cut(), now.cut()];
      if (from.end > from.start || to.end > to.start) hunks.push({ before: from, now: to });
      before.skip(count);
      now.skip(count);
    }
  }
  return hunks;
}

/** What only one side has is certainly added or removed; counting it costs little. */
function leastEdits({ before, now }: Tokens): number {
  const [earlier, later] = [new Set(before), new Set(now)];
  const missing = before.filter((one) => !later.has(one)).length;
  return missing + now.filter((one) => !earlier.has(one)).length;
}

const END = { count: 0, added: false, removed: false };

/** Goes through tokens and knows at which place it is. */
function createReader(tokens: readonly string[], place: number) {
  let [index, at, start] = [0, place, place];
  const take = (count: number): void => {
    for (let left = count; left > 0; left--) at += tokens[index++].length;
  };
  return {
    take,
    cut: (): Span => ({ start, end: at }),
    skip(count: number): void {
      take(count);
      start = at;
    },
  };
}

/** Changed words with nothing but one blank between them are one change: they were one phrase. */
function joined(
  { now, before }: Work,
  changes: readonly WordingChange[],
): readonly WordingChange[] {
  const all: WordingChange[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    const gap = last && now.slice(last.now.end, change.now.start);
    const gapBefore = last && before.slice(last.before.end, change.before.start);
    if (last === undefined || gap !== gapBefore || (gap !== " " && gap !== "")) all.push(change);
    else
      all[all.length - 1] = {
        before: { start: last.before.start, end: change.before.end },
        now: { start: last.now.start, end: change.now.end },
        ...(last.isCoarse || change.isCoarse ? { isCoarse: true } : {}),
        ...(change.isRest ? { isRest: true } : {}),
      };
  }
  return all;
}

function isWhiteAt(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  return unit === 0x20 || unit === 0x0a;
}

function asWritten(words: readonly string[]): string[] {
  return [...words];
}

function composed(words: readonly string[]): string[] {
  return words.map((word) => word.normalize("NFC"));
}
