import type { Codebook } from "../../codebook/model";
import { INTERVIEWER_NAMES } from "../../markup/labelRules";
import type { Transcript } from "../../markup/model";
import type { FileFacts } from "../../study/facts";
import { voicesOf, type Voices } from "../../study/voices";
import type { TranscriptContext } from "../context";

/** What of a transcript is read in the coding view; one that belongs to no study is read, too. */
export interface ReadingSource {
  readonly transcript: Transcript;
  readonly facts: FileFacts;
  readonly voices: Voices;
  readonly codebook?: Codebook;
  /** The least length of a paragraph that waits to be coded; without one, none does. */
  readonly minWords?: number;
}

export function sourceInStudy({
  transcript,
  facts,
  voices,
  study,
}: TranscriptContext): ReadingSource {
  const { codebook } = study.figures.study;
  const { minWords } = study.settings.uncoded;
  return { transcript, facts, voices, codebook, minWords };
}

export function sourceAlone(transcript: Transcript, facts: FileFacts): ReadingSource {
  return { transcript, facts, voices: voicesOf(facts, INTERVIEWER_NAMES) };
}
