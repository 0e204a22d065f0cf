import { wordsIn } from "../markup/edits/code";
import type { Stretch } from "../markup/edits/stretch";
import type { Span, Transcript } from "../markup/model";
import { paragraphAtOffset } from "../markup/paragraphs";
import { firstAbove } from "../markup/search";
import { sentenceAt } from "../markup/sentences";
import { paragraphAtPlace } from "../markup/wording";

export type Selected =
  | { readonly stretches: readonly Stretch[]; readonly reason?: undefined }
  | { readonly reason: string };

/**
 * The stretches of the wording that selections (offsets of the file) mean: whole words, the sentence
 * at a cursor, or all paragraphs that a selection touches; each once. Selections without words
 * count only where there are no others: then a sentence says why nothing can be coded there.
 */
export function selectedWords(
  transcript: Transcript,
  selections: readonly Span[],
  target: "selection" | "paragraph",
): Selected {
  const found = selections.flatMap((span) => stretchesOf(transcript, span, target));
  const stretches = [...new Map(found.map((one) => [`${one.start}-${one.end}`, one])).values()];
  if (stretches.length > 0) return { stretches };
  const [first] = selections;
  return { reason: first === undefined ? "Nothing is selected." : whyNot(transcript, first) };
}

function stretchesOf(
  transcript: Transcript,
  span: Span,
  target: "selection" | "paragraph",
): readonly Stretch[] {
  const words = wordsOf(transcript, span);
  if (words === undefined || target === "selection") return words ? [words] : [];
  const { paragraphs } = transcript;
  const first = paragraphAtPlace(paragraphs, words.start);
  const last = paragraphAtPlace(paragraphs, words.end - 1);
  return paragraphs
    .slice(first, last + 1)
    .filter(({ firstWord, endWord }) => endWord > firstWord)
    .map(({ wordingStart, wordingEnd }) => ({ start: wordingStart, end: wordingEnd }));
}

function wordsOf(transcript: Transcript, { start, end }: Span): Stretch | undefined {
  if (start < end) return wordsIn(transcript, { start, end });
  if (isInComment(transcript, start)) return undefined;
  const sentence = sentenceAt(transcript, start);
  // A sentence of signs alone has no word to code.
  return sentence && holdsWord(transcript, sentence) ? sentence : undefined;
}

function holdsWord({ words }: Transcript, { start, end }: Stretch): boolean {
  const first = firstAbove(words.ends, start);
  return first < words.starts.length && words.starts[first] < end;
}

/** Why there is nothing to code at the start of a selection. */
function whyNot(transcript: Transcript, { start, end }: Span): string {
  const { frontMatter, headings } = transcript;
  const offset = Math.min(start, end);
  if (frontMatter.span && offset < frontMatter.span.end)
    return "The front matter describes the transcript, and nobody says it: it cannot be coded.";
  if (headings.some((heading) => holds(heading, offset)))
    return "A heading is no speech, so it cannot be coded. Code words below it.";
  if (isInComment(transcript, offset))
    return "A comment is no speech, so it cannot be coded. Code words outside of it.";
  if (paragraphAtOffset(transcript, offset) === undefined)
    return "There is no speech here. Put the cursor into a sentence, or select words.";
  return "No words are selected. Put the cursor into a sentence, or select words.";
}

function isInComment({ comments }: Transcript, offset: number): boolean {
  return comments.some(({ start, end }) => start < offset && offset < end);
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
