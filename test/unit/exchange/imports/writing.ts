import type { Imported, ImportedSpeech, Part } from "../../../../server/exchange/imports/imported";
import {
  writeTranscript,
  type WriteWishes,
} from "../../../../server/exchange/imports/writeTranscript";
import type { Transcript } from "../../../../server/markup/model";
import { wordingBetween } from "../../../../server/markup/wording";

export const NO_WISHES: WriteWishes = {
  source: "talk.vtt",
  case: undefined,
  renames: new Map(),
  interviewers: [],
};

export const imported = (parts: readonly Part[], more: Partial<Imported> = {}): Imported => ({
  name: "talk",
  parts,
  attributes: new Map(),
  date: undefined,
  account: [],
  ...more,
});

export const speech = (
  text: string,
  more: Partial<Omit<ImportedSpeech, "kind" | "text">> = {},
): ImportedSpeech => ({
  kind: "speech",
  speaker: undefined,
  start: undefined,
  text,
  stretches: [],
  ...more,
});

export const write = (parts: readonly Part[], wishes: Partial<WriteWishes> = {}): string =>
  writeTranscript(imported(parts), { ...NO_WISHES, ...wishes }).text;

export interface Said {
  readonly speaker: string | undefined;
  readonly start: string | undefined;
  readonly words: string;
}

/** What the product's own reader finds in a transcript. */
export function saidIn(transcript: Transcript): readonly Said[] {
  const { text, speakers, paragraphs } = transcript;
  return paragraphs
    .filter(({ wordingStart, wordingEnd }) => wordingEnd > wordingStart)
    .map(({ speaker, label, wordingStart, wordingEnd }) => {
      const [stamp] = label?.timeStamps ?? [];
      return {
        speaker: speakers[speaker]?.label,
        start: stamp === undefined ? undefined : text.slice(stamp.start, stamp.end),
        words: wordingBetween(transcript, wordingStart, wordingEnd),
      };
    });
}
