import { isNamed } from "../markup/labelRules";
import { PARAGRAPH, rowCount, type FileFacts, type SpeakerFact } from "./facts";

/** Who of a file takes part, and as which case (section 5 of the markup). */
export interface Voices {
  /** By the index of the speaker; the last entry is for speech without a label. */
  readonly isParticipant: readonly boolean[];
  /** The case by the index of the speaker; the last entry is for speech without a label. */
  readonly caseOf: readonly string[];
  /** For each paragraph how many participants' words come before it in the file. */
  readonly wordsBefore: Int32Array;
  /** How many of the file's words are participants'. */
  readonly words: number;
  /** The cases of those who take part, in the order of their speakers. */
  readonly cases: readonly string[];
}

/**
 * Works out who takes part. `interviewers` are the codebook's labels; a declared role decides before
 * them.
 */
export function voicesOf(facts: FileFacts, interviewers: readonly string[]): Voices {
  const names = new Set(interviewers.map((name) => name.normalize("NFC").toLowerCase()));
  const isParticipant = facts.speakers.map((speaker) => !isInterviewer(speaker, names));
  const declared = facts.speakers.filter(
    (speaker, index) => speaker.isDeclared && isParticipant[index],
  );
  const caseOf = facts.speakers.map((speaker) => caseOfSpeaker(facts, speaker, declared.length));
  isParticipant.push(true);
  caseOf.push(facts.case);
  const { wordsBefore, words } = countWordsBefore(facts, isParticipant);
  const cases = [...new Set(caseOf.filter((_, index) => isParticipant[index]))];
  return { isParticipant, caseOf, wordsBefore, words, cases };
}

/** The index in the lists of `Voices` for a speaker's index, which is -1 without a label. */
export function voiceOf(voices: Voices, speaker: number): number {
  return speaker < 0 ? voices.caseOf.length - 1 : speaker;
}

/** Whether the speech of the paragraph is a participant's. */
export function isParticipants(facts: FileFacts, voices: Voices, paragraph: number): boolean {
  const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
  return voices.isParticipant[voiceOf(voices, speaker)];
}

/** How many participants' words come before a word that stands in `paragraph`. */
export function participantsWordsBefore(
  facts: FileFacts,
  voices: Voices,
  word: number,
  paragraph: number,
): number {
  const before = voices.wordsBefore[paragraph];
  if (!isParticipants(facts, voices, paragraph)) return before;
  return before + word - facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.firstWord];
}

function isInterviewer(speaker: SpeakerFact, names: ReadonlySet<string>): boolean {
  if (speaker.role !== undefined) return speaker.role === "interviewer";
  return isNamed(speaker.label, names);
}

function caseOfSpeaker(facts: FileFacts, speaker: SpeakerFact, participants: number): string {
  if (speaker.case !== undefined && speaker.case !== "") return speaker.case;
  const isOwnCase = speaker.isDeclared && participants > 1;
  return isOwnCase ? `${facts.case}/${speaker.label}` : facts.case;
}

function countWordsBefore(
  facts: FileFacts,
  isParticipant: readonly boolean[],
): Pick<Voices, "wordsBefore" | "words"> {
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  const wordsBefore = new Int32Array(count);
  let words = 0;
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const row = paragraph * PARAGRAPH.width;
    const next = row + PARAGRAPH.width;
    const first = facts.paragraphs[row + PARAGRAPH.firstWord];
    const end =
      next < facts.paragraphs.length ? facts.paragraphs[next + PARAGRAPH.firstWord] : facts.words;
    const speaker = facts.paragraphs[row + PARAGRAPH.speaker];
    wordsBefore[paragraph] = words;
    if (isParticipant[speaker < 0 ? isParticipant.length - 1 : speaker]) words += end - first;
  }
  return { wordsBefore, words };
}
