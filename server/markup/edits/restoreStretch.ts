import type { Paragraph, Passage, Span, Transcript } from "../model";
import { isBlank, isLineBreak, isWhite } from "../characters";
import { isBlankBetween, lineEndAt, lineStartAt, nextLineStart } from "../line";
import { offsetOfPlace, paragraphAtPlace, wordingBetween } from "../wording";
import type { WordingChange } from "../wordingChanges";
import { deletion, insertion, type TextEdit } from "./edit";
import { restoreIndexOf } from "./restoreIndex";
import { writtenParagraph, writtenWords, type Escaping, type Writing } from "./restoreText";
import { startOffsetOf } from "./stretch";
import { piecesOf } from "./takeOut";

/** How words are to be given back. */
export interface Restoring {
  readonly transcript: Transcript;
  readonly earlier: Transcript;
  readonly escaping: Escaping;
  /** Whether a change over as many lines as before is made line by line, so that labels stay. */
  readonly byLines: boolean;
}

/** The edits that give back the earlier words of one change; undefined where a heading is between. */
export function restoringEdits(
  restoring: Restoring,
  change: WordingChange,
): readonly TextEdit[] | undefined {
  const { transcript } = restoring;
  const parts = restoring.byLines ? linesOf(restoring, change) : [change];
  const edits: TextEdit[] = [];
  for (const part of parts) {
    const one = turned(restoring, part);
    const found = one.now.start === one.now.end ? added(restoring, one) : replaced(restoring, one);
    if (found === undefined) return undefined;
    edits.push(...found, ...emptied(transcript, one));
  }
  return edits;
}

/** A change over several lines that are as many as before, as one change for each line. */
function linesOf({ transcript, earlier }: Restoring, change: WordingChange): WordingChange[] {
  const before = wordingBetween(earlier, change.before.start, change.before.end).split("\n");
  const now = wordingBetween(transcript, change.now.start, change.now.end).split("\n");
  if (before.length !== now.length) return [change];
  let [a, b] = [change.before.start, change.now.start];
  const lines: WordingChange[] = [];
  before.forEach((line, index) => {
    const [endA, endB] = [a + line.length, b + now[index].length];
    if (line !== now[index])
      lines.push({ before: { start: a, end: endA }, now: { start: b, end: endB } });
    [a, b] = [endA + 1, endB + 1];
  });
  return lines;
}

/** Whole paragraphs are taken with the line feed before them, rather than the one behind. */
function turned({ transcript, earlier }: Restoring, change: WordingChange): WordingChange {
  const { before, now } = change;
  const [from, to] = before.start === before.end ? [transcript, now] : [earlier, before];
  const isOneSided = before.start === before.end || now.start === now.end;
  if (!isOneSided || now.start === 0 || before.start === 0) return change;
  const isLine = wordingBetween(from, to.end - 1, to.end) === "\n";
  if (!isLine || wordingBetween(from, to.start - 1, to.start) !== "\n") return change;
  const back = ({ start, end }: Span): Span => ({ start: start - 1, end: end - 1 });
  return { before: back(before), now: back(now) };
}

function writingOf({ transcript, earlier, escaping }: Restoring): Writing {
  return { earlier, escaping, eol: /\r\n|\n|\r/.exec(transcript.text)?.[0] ?? "\n" };
}

/** Words that are missing. */
function added(restoring: Restoring, { before, now }: WordingChange): TextEdit[] {
  const { transcript, earlier } = restoring;
  const writing = writingOf(restoring);
  const words = wordingBetween(earlier, before.start, before.end);
  const { length } = transcript.wordingMap;
  const place = now.start;
  if (length === 0) return [atFileEnd(transcript, paragraphsOf(writing, before), writing.eol)];
  if (place === 0 && words.endsWith("\n")) {
    const [first] = restoreIndexOf(transcript).spoken;
    const whole = paragraphsOf(writing, { start: before.start, end: before.end - 1 });
    return [insertion(first.start, whole + writing.eol + writing.eol)];
  }
  if (words.startsWith("\n")) return newParagraphs(restoring, before, place);
  const written = wordsAndParagraphs(writing, before, isFirstAt(transcript, place));
  return [insertion(placeToAdd(transcript, place, words), written)];
}

/** In front of white space, words go behind the brackets that end there; behind it, before those that begin. */
function placeToAdd(transcript: Transcript, place: number, words: string): number {
  const isAtStart = isFirstAt(transcript, place);
  const isBehindWhite = isAtStart || wordingBetween(transcript, place - 1, place) === " ";
  if (!isBehindWhite) {
    const behind = offsetOfPlace(transcript.wordingMap, place - 1) + 1;
    return isWhite(words.charCodeAt(0)) ? restoreIndexOf(transcript).behindCloses(behind) : behind;
  }
  const start = startOffsetOf(transcript, { start: place, end: place + 1 });
  return isWhite(words.charCodeAt(words.length - 1))
    ? restoreIndexOf(transcript).beforeOpens(start)
    : start;
}

/** Paragraphs that are missing behind the one that ends at `place`; an emptied one is filled. */
function newParagraphs(restoring: Restoring, before: Span, place: number): TextEdit[] {
  const { transcript } = restoring;
  const writing = writingOf(restoring);
  const rest = { start: before.start + 1, end: before.end };
  const words = wordingBetween(restoring.earlier, rest.start, rest.end);
  const index = paragraphAtPlace(transcript.paragraphs, place - 1);
  const paragraph = transcript.paragraphs[index];
  if (paragraph.wordingEnd !== place) {
    // In the midst of a paragraph: it was joined from two.
    const written = wordsAndParagraphs(writing, before, false);
    return [insertion(offsetOfPlace(transcript.wordingMap, place - 1) + 1, written)];
  }
  const empty = transcript.paragraphs[index + 1] as Paragraph | undefined;
  if (empty?.wordingStart === empty?.wordingEnd && empty && !words.includes("\n")) {
    return [fill(transcript, empty, writtenWords(writing, rest, { isFirst: true }))];
  }
  return [insertion(paragraph.end, wordsAndParagraphs(writing, before, false))];
}

function fill({ text }: Transcript, { speechStart, end }: Paragraph, words: string): TextEdit {
  let start = speechStart;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  const isGlued = !isBlank(text.charCodeAt(start - 1)) && !isLineBreak(text.charCodeAt(start - 1));
  return insertion(start, `${isGlued ? " " : ""}${words}${start < end ? " " : ""}`);
}

function atFileEnd({ text }: Transcript, whole: string, eol: string): TextEdit {
  const isOpen = text !== "" && !/[\r\n]$/.test(text);
  return insertion(text.length, `${isOpen ? eol : ""}${text === "" ? "" : eol}${whole}${eol}`);
}

/** A stretch of whole paragraphs. */
function paragraphsOf(writing: Writing, { start, end }: Span): string {
  return lines(writing, { start, end })
    .map((line) => writtenParagraph(writing, line))
    .join(writing.eol + writing.eol);
}

/** The first line goes on with what stands there, the others are paragraphs. */
function wordsAndParagraphs(writing: Writing, stretch: Span, isFirst: boolean): string {
  const [first, ...others] = lines(writing, stretch);
  const begin = writtenWords(writing, first, { isFirst });
  return [begin, ...others.map((line) => writtenParagraph(writing, line))].join(
    writing.eol + writing.eol,
  );
}

function lines({ earlier }: Writing, { start, end }: Span): Span[] {
  let place = start;
  return wordingBetween(earlier, start, end)
    .split("\n")
    .map((line) => {
      const span = { start: place, end: place + line.length };
      place = span.end + 1;
      return span;
    });
}

/** Words that are others, or too many. */
function replaced(restoring: Restoring, change: WordingChange): TextEdit[] | undefined {
  const { transcript, earlier } = restoring;
  const { before, now } = change;
  const words = wordingBetween(earlier, before.start, before.end);
  const whole = wholeParagraphs(transcript, change);
  if (words === "" && whole !== undefined) return whole;
  const stretch = stretchOf(transcript, now);
  if (restoreIndexOf(transcript).holdsHeading(stretch.start, stretch.end)) return undefined;
  const keeps = keptIn(transcript, change, stretch);
  const { start } = stretch;
  const isParted = isWhite(words.charCodeAt(0));
  const at = isParted
    ? Math.min(restoreIndexOf(transcript).behindCloses(start), stretch.end)
    : start;
  const isFirst = isFirstAt(transcript, now.start);
  const written = wordsAndParagraphs(writingOf(restoring), before, isFirst);
  return cutOut(stretch, keeps, words === "" ? undefined : insertion(at, written));
}

/** Where the words from place `start` to `end` stand; white space at an end is taken whole. */
function stretchOf(transcript: Transcript, { start, end }: Span): Span {
  const map = transcript.wordingMap;
  const isWhiteFirst = isWhiteAt(transcript, start);
  const isWhiteLast = isWhiteAt(transcript, end - 1) && end < map.length;
  return {
    start: isWhiteFirst
      ? offsetOfPlace(map, start - 1) + 1
      : startOffsetOf(transcript, { start, end }),
    end: isWhiteLast
      ? startOffsetOf(transcript, { start: end, end: end + 1 })
      : offsetOfPlace(map, end - 1) + 1,
  };
}

function cutOut({ start, end }: Span, keeps: readonly Span[], words?: TextEdit): TextEdit[] {
  const edits: TextEdit[] = words ? [words] : [];
  let from = start;
  for (const kept of [...keeps, { start: end, end }]) {
    // What comes in must stand between two cuts, not inside of one.
    const at = words?.span.start ?? -1;
    if (at > from && at < kept.start) edits.push(deletion(from, at), deletion(at, kept.start));
    else if (kept.start > from) edits.push(deletion(from, kept.start));
    from = Math.max(from, kept.end);
  }
  return edits;
}

/** The markup in a stretch that is not of the words that go, in the order of the text. */
function keptIn(transcript: Transcript, change: WordingChange, stretch: Span): readonly Span[] {
  const gone = new Set<number>();
  for (const passage of goneIn(transcript, change, stretch)) {
    for (const { start } of piecesOf(passage)) gone.add(start);
  }
  const { markupWithin } = restoreIndexOf(transcript);
  return markupWithin(stretch.start, stretch.end).filter(({ start }) => !gone.has(start));
}

/** Passages that lose all their words: an empty pair of brackets would code the paragraph. */
function goneIn(
  transcript: Transcript,
  { now, before }: WordingChange,
  stretch: Span,
): readonly Passage[] {
  const within = restoreIndexOf(transcript).passagesWithin(now.start, now.end);
  const isEmptied = before.start === before.end;
  return within.filter(({ open }) => isEmptied || open.start >= stretch.start);
}

/** The brackets of passages that lose all their words, where they stand outside of the stretch. */
function emptied(transcript: Transcript, change: WordingChange): TextEdit[] {
  const { now, before } = change;
  if (now.start === now.end) return [];
  if (before.start === before.end && wholeParagraphs(transcript, change)) return [];
  const stretch = stretchOf(transcript, now);
  return goneIn(transcript, change, stretch)
    .flatMap(piecesOf)
    .filter(({ start, end }) => start < stretch.start || end > stretch.end)
    .map(({ start, end }) => deletion(start, end));
}

/** The edits that take out whole paragraphs, if a change is about nothing else. */
function wholeParagraphs(transcript: Transcript, { now }: WordingChange): TextEdit[] | undefined {
  const { spoken: all } = restoreIndexOf(transcript);
  const isFromStart = now.start === 0;
  const first = indexWhere(all, now.start + (isFromStart ? 0 : 1));
  const last = paragraphAtPlace(all, now.end - (isFromStart ? 2 : 1));
  const isAll = now.start === 0 && now.end === transcript.wordingMap.length;
  if (first < 0 || (last < first && !isAll)) return undefined;
  if (!isAll && all[last]?.wordingEnd !== now.end - (isFromStart ? 1 : 0)) return undefined;
  if (!isFromStart && !isWhiteAt(transcript, now.start)) return undefined;
  const gone = all.slice(first, isAll ? undefined : last + 1);
  return gone.flatMap((paragraph) => withoutParagraph(transcript, paragraph));
}

/** The index of the paragraph whose words start at a place, or -1. */
function indexWhere(all: readonly Paragraph[], place: number): number {
  const index = paragraphAtPlace(all, place);
  return all[index]?.wordingStart === place ? index : -1;
}

/** Its lines, and one of the empty lines around it; comments and the marks of ranges stay. */
function withoutParagraph(transcript: Transcript, paragraph: Paragraph): TextEdit[] {
  const { text, comments, passages } = transcript;
  const { start, end } = paragraph;
  const isInside = (span: Span): boolean => span.start >= start && span.end <= end;
  const ranges = passages.filter(
    (one) =>
      one.form === "range" &&
      (one.start < paragraph.wordingStart || one.end > paragraph.wordingEnd),
  );
  const keeps = [...comments, ...ranges.flatMap(piecesOf)].filter(isInside);
  if (keeps.length > 0) {
    return cutOut(
      paragraph,
      keeps.sort((a, b) => a.start - b.start),
    );
  }
  const next = nextLineStart(text, end);
  const before = lineStartAt(text, start);
  const isParted = before < 2 || isLineBreak(text.charCodeAt(before - 2));
  const nextEnd = lineEndAt(text, next);
  const takesBlank = isParted && next < text.length && isBlankBetween(text, next, nextEnd);
  return [deletion(start, takesBlank ? nextLineStart(text, nextEnd) : next)];
}

/** Whether a paragraph's words start at a place. */
function isFirstAt({ paragraphs }: Transcript, place: number): boolean {
  return paragraphs[paragraphAtPlace(paragraphs, place)]?.wordingStart === place;
}

function isWhiteAt(transcript: Transcript, place: number): boolean {
  return isWhite(wordingBetween(transcript, place, place + 1).charCodeAt(0));
}
