// Moving over the words of a transcript: characters, words, sentences, paragraphs; by places.
import type { ReadingBlock, ReadingParagraph } from "../../../server/protocol/reading";

export type Unit = "character" | "word" | "sentence" | "paragraph";

/** The paragraphs with words, in order. */
export interface Words {
  readonly paragraphs: readonly ReadingParagraph[];
  /** The index of each among all blocks. */
  readonly indexes: readonly number[];
  /** The length of the wording. */
  readonly length: number;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export function wordsOf(blocks: readonly ReadingBlock[]): Words {
  const paragraphs: ReadingParagraph[] = [];
  const indexes: number[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== "paragraph" || block.text === "") return;
    paragraphs.push(block);
    indexes.push(index);
  });
  const last = paragraphs.at(-1);
  return { paragraphs, indexes, length: last ? endOf(last) : 0 };
}

/** The number, among the paragraphs with words, of the one that a place belongs to; -1 without any. */
export function paragraphAt({ paragraphs }: Words, place: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1) < paragraphs.length ? Math.max(0, low - 1) : -1;
}

/** The place where one comes to from another; the end where there is nothing more. */
export function moved(words: Words, place: number, unit: Unit, by: 1 | -1): number {
  const number = paragraphAt(words, place);
  const paragraph = words.paragraphs[number];
  if (!paragraph) return 0;
  const at = place - paragraph.start;
  const to = by > 0 ? forward(paragraph.text, at, unit) : backward(paragraph.text, at, unit);
  if (to !== undefined) return paragraph.start + to;
  const next = words.paragraphs[number + by];
  if (!next) return by > 0 ? words.length : 0;
  if (by > 0) return unit === "word" ? next.start + (forward(next.text, 0, unit) ?? 0) : next.start;
  if (unit === "character") return endOf(next);
  return next.start + (backward(next.text, next.text.length, unit) ?? 0);
}

/** The sentence at a place; behind the last one of a paragraph, that one. */
export function sentenceAt(words: Words, place: number): Stretch | undefined {
  const paragraph = words.paragraphs[paragraphAt(words, place)];
  if (!paragraph) return undefined;
  const at = Math.min(place - paragraph.start, paragraph.text.length);
  const starts = sentenceStarts(paragraph.text, at);
  const start = starts.findLast((one) => one <= at) ?? 0;
  const next = starts.find((one) => one > at) ?? paragraph.text.length;
  const end = start + paragraph.text.slice(start, next).trimEnd().length;
  return { start: paragraph.start + start, end: paragraph.start + end };
}

/** The words between two places as one reads them. */
export function textBetween(words: Words, start: number, end: number): string {
  const parts: string[] = [];
  for (let at = paragraphAt(words, start); at >= 0 && at < words.paragraphs.length; at++) {
    const paragraph = words.paragraphs[at];
    if (!paragraph || paragraph.start >= end) break;
    const from = Math.max(0, start - paragraph.start);
    parts.push(paragraph.text.slice(from, end - paragraph.start));
  }
  return parts.join("\n");
}

export function endOf({ start, text }: ReadingParagraph): number {
  return start + text.length;
}

function forward(text: string, at: number, unit: Unit): number | undefined {
  if (at >= text.length) return undefined;
  if (unit === "paragraph") return undefined;
  if (unit === "character") return at + (segmentAt(graphemes, text, at)?.segment.length ?? 1);
  if (unit === "word") return wordEnds(text, at).find((end) => end > at) ?? text.length;
  return sentenceStarts(text, at).find((start) => start > at);
}

function backward(text: string, at: number, unit: Unit): number | undefined {
  if (at <= 0) return undefined;
  if (unit === "paragraph") return 0;
  if (unit === "character") return segmentAt(graphemes, text, at - 1)?.start ?? at - 1;
  const starts = unit === "word" ? wordStarts(text, at) : sentenceStarts(text, at);
  return starts.findLast((start) => start < at) ?? 0;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const wordSegmenter = new Intl.Segmenter("und", { granularity: "word" });
const sentences = new Intl.Segmenter("und", { granularity: "sentence" });

/** Segmenters take ever longer for ever longer texts, so they are given what is near. */
const NEAR = 500;
const NEAR_SENTENCE = 8_000;

function segmentAt(segmenter: Intl.Segmenter, text: string, at: number) {
  const from = Math.max(0, at - 100);
  const found = segmenter.segment(text.slice(from, at + 100)).containing(at - from);
  return found && { start: from + found.index, segment: found.segment };
}

function wordEnds(text: string, at: number): number[] {
  return wordsNear(text, at).map(({ index, segment }) => index + segment.length);
}

function wordStarts(text: string, at: number): number[] {
  return wordsNear(text, at).map(({ index }) => index);
}

function wordsNear(
  text: string,
  at: number,
): { readonly index: number; readonly segment: string }[] {
  const from = Math.max(0, at - NEAR);
  const segments = [...wordSegmenter.segment(text.slice(from, at + NEAR))];
  return segments
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ index: from + index, segment }));
}

function sentenceStarts(text: string, at: number): number[] {
  const from = Math.max(0, at - NEAR_SENTENCE);
  const segments = [...sentences.segment(text.slice(from, at + NEAR_SENTENCE))];
  return segments.map(({ index }) => from + index);
}
