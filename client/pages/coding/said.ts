// What a screen reader says when the caret has moved: what it came to, and the codes there.
import type { MoveUnit } from "./keys";
import { passageName } from "./names";
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

/** What was coded or taken off, also by undoing; "" where nothing was. */
export function saidOfChange(before: Reading, after: Reading): string {
  const [old, now] = [codingsOf(before), codingsOf(after)];
  const added = [...now].filter(([key]) => !old.has(key)).map(([, name]) => name);
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, name]) => name);
  return [...saidOf("Coded", added), ...saidOf("No longer coded", gone)].join(" ");
}

function saidOf(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`${what}: ${names.length > MOST_SAID ? `${names.length} codes` : names.join(", ")}.`];
}

const MOST_SAID = 4;

/** The codings of one reading that another one may lack, by stretch and code. */
function codingsOf({ passages, codes }: Reading): Map<string, string> {
  return new Map(
    passages.flatMap(({ start, end, codes: ids }) =>
      ids.map((id) => [`${start}-${end} ${id}`, codes.get(id)?.name ?? id] as const),
    ),
  );
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
