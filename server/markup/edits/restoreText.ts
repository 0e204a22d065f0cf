import type { Paragraph, Span, Transcript } from "../model";
import { paragraphAtPlace, wordingBetween } from "../wording";

/** Which signs of words that come back get a backslash: see `written`. */
export type Escaping = "none" | "markup" | "all";

export interface Writing {
  readonly earlier: Transcript;
  readonly escaping: Escaping;
  /** The line break of the file. */
  readonly eol: string;
}

/** The words of a stretch of the earlier wording, as they go into a paragraph that is there. */
export function writtenWords(
  { earlier, escaping }: Writing,
  { start, end }: Span,
  { isFirst }: { readonly isFirst: boolean },
): string {
  return escaped(wordingBetween(earlier, start, end), escaping, isFirst);
}

/** The earlier words from `start` to `end`, which begin a paragraph, with their speaker's label. */
export function writtenParagraph(writing: Writing, { start, end }: Span): string {
  const { earlier, escaping } = writing;
  const paragraph = earlier.paragraphs[paragraphAtPlace(earlier.paragraphs, start)];
  const isWhole = paragraph.wordingStart === start && paragraph.wordingEnd === end;
  // As it was written: with its codes and line breaks.
  if (isWhole && escaping === "none") {
    return earlier.text.slice(paragraph.start, paragraph.end).replace(/\r\n?|\n/g, writing.eol);
  }
  const label = labelOf(earlier, paragraph, start);
  const words = writtenWords(writing, { start, end }, { isFirst: true });
  return label + words;
}

function labelOf({ text }: Transcript, paragraph: Paragraph, start: number): string {
  const { label } = paragraph;
  if (label === undefined || paragraph.wordingStart !== start) return "";
  return `${text.slice(label.start, label.end).replace(/<!--[^]*?-->|[\r\n]+/g, " ")} `;
}

function escaped(words: string, escaping: Escaping, isFirst: boolean): string {
  if (escaping === "none") return words;
  if (escaping === "all") return words.replace(/[!-/:-@[-`{-~]/g, "\\$&");
  const markup = words.replace(/[\\[\]{}<]/g, "\\$&");
  if (!isFirst) return markup;
  // What begins a line may be a heading, a fence, a break or the label of a speaker.
  return markup.replace(/^[#:*_=>-]/, "\\$&").replace(/^([^:\\]{1,80}):/, "$1\\:");
}
