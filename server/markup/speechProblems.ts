import type { Paragraph, Passage, Span, Transcript } from "./model";
import type { Pairing } from "./pairing";
import type { ProblemList } from "./problemList";
import type { Speech } from "./speech";
import type { Structure } from "./structure";
import { offsetOfPlace } from "./wording";

/** Adds `paragraph-code-inside` for paragraph codes between words (section 6 of the markup). */
export function checkParagraphCodes(
  { passages, paragraphs, words, boundaries }: Speech,
  { closes }: Pairing,
  problems: ProblemList,
): void {
  for (let index = 0; index < passages.length; index++) {
    const { form, open, block, firstParagraph } = passages[index];
    if (form !== "paragraph") continue;
    const { firstWord, endWord } = paragraphs[firstParagraph];
    if (endWord === firstWord) continue;
    const hasWordBefore = words.starts[firstWord] < boundaries.endPlaces[closes.at(index)];
    const hasWordBehind = words.ends[endWord - 1] > boundaries.startPlaces[closes.at(index)];
    if (hasWordBefore && hasWordBehind) {
      problems.addAt("paragraph-code-inside", open.start, block.end);
    }
  }
}

/** Adds `code-before-label` for spans that open before a label on its line (section 6). */
export function checkBracketedLabels(
  { bracketedLabels }: Structure,
  passages: readonly Passage[],
  problems: ProblemList,
): void {
  if (bracketedLabels.length === 0) return;
  const opened = passages.filter((passage) => passage.form === "span");
  opened.sort((a, b) => a.open.start - b.open.start);
  let next = 0;
  for (const { start, end } of bracketedLabels) {
    while (next < opened.length && opened[next].open.start < start) next++;
    for (; next < opened.length && opened[next].open.start < end; next++) {
      problems.add("code-before-label", opened[next].open);
    }
  }
}

/** Adds `no-speaker` where speech without a label starts in a file that has labels (section 6). */
export function checkStartsOfSpeech(speech: Speech, problems: ProblemList): void {
  const { paragraphs } = speech;
  if (!paragraphs.some((paragraph) => paragraph.label !== undefined)) return;
  let isReported = false;
  let heading = -1;
  for (const paragraph of paragraphs) {
    if (paragraph.speaker >= 0 || paragraph.heading !== heading) isReported = false;
    heading = paragraph.heading;
    if (paragraph.speaker >= 0 || paragraph.wordingStart === paragraph.wordingEnd) continue;
    if (!isReported) problems.add("no-speaker", firstWordSpan(speech, paragraph));
    isReported = true;
  }
}

/** The offsets of a paragraph's first word, or of its first character where it has no word. */
export function firstWordSpan(
  { words, wordingMap }: Pick<Transcript, "words" | "wordingMap">,
  paragraph: Paragraph,
): Span {
  const { firstWord, endWord, wordingStart } = paragraph;
  const hasWord = endWord > firstWord;
  const start = hasWord ? words.starts[firstWord] : wordingStart;
  const end = hasWord ? words.ends[firstWord] : wordingStart + 1;
  return {
    start: offsetOfPlace(wordingMap, start),
    end: offsetOfPlace(wordingMap, end - 1) + 1,
  };
}
