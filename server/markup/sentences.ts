import type { Paragraph, Transcript } from "./model";
import { paragraphAtOffset } from "./paragraphs";
import { placeOfOffset, wordingBetween } from "./wording";

/** A sentence, as places of the wording, without the blanks around it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentence at an offset of the file; behind the last one of a paragraph, that one, and on a
 * label the first. Undefined where no paragraph with text is. Sentences are cut in the wording
 * (markup, section 4), so that codes never move them.
 */
export function sentenceAt(transcript: Transcript, offset: number): Sentence | undefined {
  const paragraph = paragraphAtOffset(transcript, offset);
  if (paragraph === undefined) return undefined;
  const place = placeOfOffset(transcript.wordingMap, offset);
  const sentences = sentencesOf(transcript, paragraph);
  return sentences.findLast(({ start }) => start <= place) ?? sentences[0];
}

/** The sentences of one paragraph in order. */
export function sentencesOf(transcript: Transcript, paragraph: Paragraph): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const { wordingStart, wordingEnd } = paragraph;
  let from = wordingStart;
  let length = AT_ONCE;
  while (from < wordingEnd) {
    const to = Math.min(from + length, wordingEnd);
    const found = sentencesBetween(transcript, from, to);
    // The last one may go on behind the end of what was looked at.
    if (to < wordingEnd) found.pop();
    length = found.length > 0 ? AT_ONCE : 2 * length;
    sentences.push(...found);
    from = to === wordingEnd ? to : (found.at(-1)?.end ?? from);
  }
  return sentences;
}

/**
 * `Intl.Segmenter` takes ever longer for each character of ever longer strings; only where a sentence
 * is longer than this is it given more.
 */
const AT_ONCE = 10_000;
const segmenter = new Intl.Segmenter("und", { granularity: "sentence" });

function sentencesBetween(transcript: Transcript, from: number, to: number): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(wordingBetween(transcript, from, to))) {
    const start = from + index + segment.length - segment.trimStart().length;
    const end = from + index + segment.trimEnd().length;
    if (end > start) sentences.push({ start, end });
  }
  return sentences;
}
