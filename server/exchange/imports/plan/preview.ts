import type { Paragraph, Span, Transcript } from "../../../markup/model";
import { spokenParagraphs } from "../../../markup/edits/verify";
import { wordingBetween } from "../../../markup/wording";

/** How much a speaker says in a transcript. */
export interface SpeakerFigures {
  readonly name: string;
  readonly role: string;
  /** How often the speaker begins to speak. */
  readonly turns: number;
  readonly words: number;
}

export function speakerFigures(transcript: Transcript): readonly SpeakerFigures[] {
  const figures = transcript.speakers.map(({ label, declared }) => {
    return { name: label, role: declared?.role ?? "", turns: 0, words: 0 };
  });
  let last = -1;
  for (const { speaker, firstWord, endWord } of spokenParagraphs(transcript)) {
    if (speaker >= 0) figures[speaker].words += endWord - firstWord;
    if (speaker >= 0 && speaker !== last) figures[speaker].turns++;
    last = speaker;
  }
  return figures.filter(({ turns }) => turns > 0);
}

const SHOWN = 3;
const SHOWN_CHARACTERS = 120;

/** The first paragraphs with who says them and when, shortened. */
export function firstParagraphs(transcript: Transcript): readonly string[] {
  return spokenParagraphs(transcript)
    .slice(0, SHOWN)
    .map((paragraph) => headOf(transcript, paragraph) + beginOf(transcript, paragraph));
}

/** The label with its time stamps before and behind it, as it stands in the transcript. */
function headOf({ text, speakers }: Transcript, { speaker, label }: Paragraph): string {
  const name = speakers[speaker]?.label;
  const stamps = label?.timeStamps ?? [];
  const textsOf = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));
  if (label === undefined) return name === undefined ? "" : `${name}: `;
  const before = textsOf(stamps.filter(({ start }) => start < label.name.start));
  const behind = textsOf(stamps.filter(({ start }) => start >= label.name.start));
  return `${[...before, name, ...behind].join(" ")}: `;
}

function beginOf(transcript: Transcript, { wordingStart, wordingEnd }: Paragraph): string {
  const words = wordingBetween(transcript, wordingStart, wordingEnd);
  const short = [...words.slice(0, SHOWN_CHARACTERS * 2)].slice(0, SHOWN_CHARACTERS).join("");
  return short.length < words.length ? `${short}…` : words;
}
