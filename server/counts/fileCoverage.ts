import { CODING, endWordOf, FLAG, PARAGRAPH, rowCount, type FileFacts } from "../study/facts";
import { isParticipants, voiceOf, type Voices } from "../study/voices";
import { visitUnited } from "./united";

/** Participants' words, and how far they are coded (counting rules, section 3). */
export interface CoverageShare {
  readonly words: number;
  readonly codedWords: number;
  readonly uncodedParagraphs: number;
}

export interface FileShare extends CoverageShare {
  /** The same for each case that speaks in the file, in the order in which they speak. */
  readonly cases: ReadonlyMap<string, CoverageShare>;
}

/** Counts the coverage of one file; `minWords` is the least length of an uncoded paragraph. */
export function coverFile(facts: FileFacts, voices: Voices, minWords: number): FileShare {
  const codedWords = wordsByParagraph(facts);
  const cases = new Map<string, { words: number; codedWords: number; uncodedParagraphs: number }>();
  const total = { words: 0, codedWords: 0, uncodedParagraphs: 0 };
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    if (!hasSpeech(facts, paragraph) || !isParticipants(facts, voices, paragraph)) continue;
    const words = wordsOf(facts, paragraph);
    const name = caseOfParagraph(facts, voices, paragraph);
    const own = cases.get(name) ?? { words: 0, codedWords: 0, uncodedParagraphs: 0 };
    cases.set(name, own);
    const uncoded = isUncoded(facts, voices, { paragraph, minWords }) ? 1 : 0;
    for (const share of [total, own]) {
      share.words += words;
      share.codedWords += codedWords[paragraph];
      share.uncodedParagraphs += uncoded;
    }
  }
  return { ...total, cases };
}

/** Whether the paragraph fulfils the rule of the problem `uncoded` (markup, section 6). */
export function isUncoded(
  facts: FileFacts,
  voices: Voices,
  { paragraph, minWords }: { readonly paragraph: number; readonly minWords: number },
): boolean {
  const flags = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.flags];
  if ((flags & (FLAG.isCoded | FLAG.isRead)) !== 0) return false;
  if (wordsOf(facts, paragraph) < Math.max(1, minWords)) return false;
  return isParticipants(facts, voices, paragraph);
}

/** How many words a paragraph has, whoever speaks. */
export function wordsOf(facts: FileFacts, paragraph: number): number {
  const first = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.firstWord];
  return endWordOf(facts, paragraph) - first;
}

function hasSpeech(facts: FileFacts, paragraph: number): boolean {
  const flags = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.flags];
  return (flags & FLAG.hasSpeech) !== 0;
}

function caseOfParagraph(facts: FileFacts, voices: Voices, paragraph: number): string {
  const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
  return voices.caseOf[voiceOf(voices, speaker)];
}

/** How many words of each paragraph are inside a passage; no word counts twice. */
function wordsByParagraph(facts: FileFacts): Int32Array {
  const coded = new Int32Array(rowCount(facts.paragraphs, PARAGRAPH));
  let counted = 0;
  visitUnited(facts, allCodings(facts), ({ firstWord, endWord, firstParagraph, lastParagraph }) => {
    const first = Math.max(firstWord, counted);
    for (let paragraph = firstParagraph; paragraph <= lastParagraph; paragraph++) {
      const row = paragraph * PARAGRAPH.width;
      const from = Math.max(first, facts.paragraphs[row + PARAGRAPH.firstWord]);
      coded[paragraph] += Math.max(0, Math.min(endWord, endWordOf(facts, paragraph)) - from);
    }
    counted = Math.max(counted, endWord);
  });
  return coded;
}

function allCodings({ codings }: FileFacts): readonly number[] {
  const all: number[] = [];
  for (let coding = 0; coding < codings.length / CODING.width; coding++) all.push(coding);
  return all;
}
