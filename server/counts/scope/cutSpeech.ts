import {
  CODING,
  endWordOf,
  FLAG,
  PARAGRAPH,
  rowCount,
  type FileFacts,
  type SpeakerFact,
} from "../../study/facts";
import type { Voices } from "../../study/voices";
import { cutToCharacters, type Limits } from "./limits";

/**
 * Every paragraph of the file from its first character in scope to its last one; those outside are
 * there still, so that numbers of paragraphs stay, but nothing is said in them.
 */
export function cutParagraphs(facts: FileFacts, limits: Limits): Int32Array {
  const rows = facts.paragraphs.slice();
  const count = rowCount(rows, PARAGRAPH);
  let behind = 0;
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const row = paragraph * PARAGRAPH.width;
    const firstWord = facts.paragraphs[row + PARAGRAPH.firstWord];
    rows[row + PARAGRAPH.firstWord] = limits.ranks[firstWord];
    const start = { at: rows[row + PARAGRAPH.wordingStart], ended: firstWord, begun: firstWord };
    const words = endWordOf(facts, paragraph);
    const end = { at: rows[row + PARAGRAPH.wordingEnd], ended: words, begun: words };
    const cut = start.at < end.at ? cutToCharacters(limits, { start, end }) : undefined;
    if (cut === undefined) rows[row + PARAGRAPH.flags] &= ~FLAG.hasSpeech;
    rows[row + PARAGRAPH.wordingStart] = cut?.start.at ?? Math.max(behind, start.at);
    rows[row + PARAGRAPH.wordingEnd] = behind = cut?.end.at ?? Math.max(behind, start.at);
  }
  return rows;
}

/** Marks the paragraphs that share a character with a coding that is left, and no others. */
export function markCoded({ paragraphs, codings }: FileFacts): void {
  const coded = new Uint8Array(rowCount(paragraphs, PARAGRAPH));
  for (let row = 0; row < codings.length; row += CODING.width) {
    coded.fill(1, codings[row + CODING.firstParagraph], codings[row + CODING.lastParagraph] + 1);
  }
  for (let paragraph = 0; paragraph < coded.length; paragraph++) {
    const row = paragraph * PARAGRAPH.width;
    paragraphs[row + PARAGRAPH.flags] &= ~FLAG.isCoded;
    if (coded[paragraph] === 1) paragraphs[row + PARAGRAPH.flags] |= FLAG.isCoded;
  }
}

/**
 * The speakers of a file, of whom only those with a word in scope are declared to take part. Their
 * cases are written down, since the name of a case depends on how many are declared.
 */
export function speakersInScope(
  facts: FileFacts,
  voices: Voices,
  limits: Limits,
): readonly SpeakerFact[] {
  const heard = new Set<number>();
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const row = paragraph * PARAGRAPH.width;
    const first = limits.ranks[facts.paragraphs[row + PARAGRAPH.firstWord]];
    if (limits.ranks[endWordOf(facts, paragraph)] > first)
      heard.add(facts.paragraphs[row + PARAGRAPH.speaker]);
  }
  return facts.speakers.map((speaker, index) => ({
    ...speaker,
    case: voices.caseOf[index],
    isDeclared: speaker.isDeclared && heard.has(index),
  }));
}
