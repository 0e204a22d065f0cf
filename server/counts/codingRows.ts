import type { Coding, Transcript } from "../markup/model";
import { memoOf, passageIdOf } from "../markup/codings";
import { wordingBetween } from "../markup/wording";
import { CODING, PARAGRAPH, type FileFacts } from "../study/facts";
import { isParticipants, voiceOf, type Voices } from "../study/voices";
import { holdsWord } from "./united";
import type { CodingRow } from "./results";

/** One file of a study, read. */
export interface ReadFile {
  readonly path: string;
  readonly transcript: Transcript;
  readonly facts: FileFacts;
  readonly voices: Voices;
}

/** The rows of `verbatim codings` for one file, in the order in which the words start. */
export function codingRowsOf(file: ReadFile): CodingRow[] {
  return file.transcript.codings.map((coding, index) => rowOf(file, coding, index));
}

/** Who speaks in a coding, and which case is shown (section 5 of the markup). */
export interface CodingVoice {
  readonly speaker: string | null;
  readonly case: string | null;
}

/** The first participant who says a word of it; else whoever says its first word. */
export function voiceOfCoding(facts: FileFacts, voices: Voices, coding: number): CodingVoice {
  const row = coding * CODING.width;
  const [firstWord, endWord, firstParagraph, lastParagraph] = [
    CODING.firstWord,
    CODING.endWord,
    CODING.firstParagraph,
    CODING.lastParagraph,
  ].map((column) => facts.codings[row + column]);
  return voiceOfWords(facts, voices, { firstWord, endWord, firstParagraph, lastParagraph });
}

/** Words of a file and the paragraphs that they stand in, by their numbers. */
export interface WordStretch {
  readonly firstWord: number;
  readonly endWord: number;
  readonly firstParagraph: number;
  readonly lastParagraph: number;
}

/** The same for any stretch of words. */
export function voiceOfWords(
  facts: FileFacts,
  voices: Voices,
  { firstWord, endWord, firstParagraph, lastParagraph }: WordStretch,
): CodingVoice {
  let speaking = -1;
  for (let paragraph = firstParagraph; paragraph <= lastParagraph; paragraph++) {
    if (!holdsWord(facts, paragraph, firstWord, endWord)) continue;
    if (speaking < 0) speaking = paragraph;
    if (!isParticipants(facts, voices, paragraph)) continue;
    const speaker = speakerOf(facts, paragraph);
    return { speaker: labelOf(facts, speaker), case: voices.caseOf[voiceOf(voices, speaker)] };
  }
  const speaker = speaking < 0 ? -1 : speakerOf(facts, speaking);
  return { speaker: labelOf(facts, speaker), case: null };
}

/** The cases of all participants whose words a stretch holds, in the order in which they speak. */
export function casesOfWords(facts: FileFacts, voices: Voices, stretch: WordStretch): string[] {
  const { firstWord, endWord, firstParagraph, lastParagraph } = stretch;
  const cases = new Set<string>();
  for (let paragraph = firstParagraph; paragraph <= lastParagraph; paragraph++) {
    if (!holdsWord(facts, paragraph, firstWord, endWord)) continue;
    if (!isParticipants(facts, voices, paragraph)) continue;
    cases.add(voices.caseOf[voiceOf(voices, speakerOf(facts, paragraph))]);
  }
  return [...cases];
}

function rowOf(file: ReadFile, coding: Coding, index: number): CodingRow {
  const { transcript, facts, voices, path } = file;
  const { passage } = coding;
  const row = index * CODING.width;
  const voice = voiceOfCoding(facts, voices, index);
  return {
    file: path,
    line: facts.codings[row + CODING.startLine] + 1,
    column: facts.codings[row + CODING.startCharacter] + 1,
    code: coding.code,
    text: wordingBetween(transcript, passage.start, passage.end),
    speaker: voice.speaker,
    case: voice.case,
    heading: passage.heading < 0 ? null : facts.headings[passage.heading],
    memo: memoOf(coding) ?? null,
    by: coding.by ?? null,
    id: passageIdOf(coding) ?? null,
  };
}

function speakerOf(facts: FileFacts, paragraph: number): number {
  return facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
}

function labelOf(facts: FileFacts, speaker: number): string | null {
  return speaker < 0 ? null : facts.speakers[speaker].label;
}
