// What a screen reader says when the caret has moved: what it came to, and the codes there.
import type { MoveUnit } from "./keys";
import { passageName } from "./Paragraph";
import { ordered, passagesAt, type Reading, type State } from "./state";
import { moved, paragraphAt, sentenceAt, textBetween } from "./words";

export interface Came {
  readonly unit: MoveUnit | "passage";
  readonly by: 1 | -1;
  /** Where it comes from. */
  readonly from: number;
}

export function saidAt({ reading, selected }: State, { unit, from }: Came): string {
  if (!reading) return "";
  const { focus } = selected;
  const { start, end } = ordered(selected);
  const codes = namesAt(reading, Math.min(start, focus));
  if (unit === "passage") return `${codes}: ${textBetween(reading.words, start, end)}`;
  const change =
    codes === namesAt(reading, from) ? "" : codes === "" ? ". Not coded" : `. ${codes}`;
  const text =
    start === end
      ? textAt(reading, focus, unit)
      : `Selected: ${textBetween(reading.words, start, end)}`;
  return text + change;
}

function textAt({ words }: Reading, place: number, unit: MoveUnit): string {
  if (unit === "character" || unit === "lineEdge")
    return textBetween(words, place, moved(words, place, "character", 1));
  if (unit === "word") {
    const end = moved(words, place, "word", 1);
    return textBetween(words, Math.min(place, moved(words, end, "word", -1)), end);
  }
  if (unit === "paragraph") {
    const paragraph = words.paragraphs[paragraphAt(words, place)];
    return [paragraph?.speaker, paragraph?.text].filter(Boolean).join(": ");
  }
  const sentence = sentenceAt(words, place);
  return sentence ? textBetween(words, sentence.start, sentence.end) : "";
}

function namesAt({ passages, codes }: Reading, place: number): string {
  return passagesAt(passages, place)
    .map((passage) => passageName(passage, codes))
    .join(", ");
}
