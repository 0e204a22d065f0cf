import { isWhite } from "./characters";
import type { Inline, RawPassage } from "./inline";
import type { Layout, RawParagraph } from "./layout";
import type { Scan } from "./scan";
import { cutWords } from "./words";

/** The wording: section 4 of markup.md. */

/** One UTF-16 unit of the wording and the characters of the file that write it. */
export interface WordingUnit {
  readonly character: string;
  readonly at: number;
  /** `at`, or the backslash that escapes the character: a character's place in the file is all that writes it. */
  readonly start: number;
  readonly end: number;
}

export interface WordingParagraph {
  /** Index among all paragraphs, also those without text. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export interface WordingWord {
  readonly start: number;
  readonly end: number;
  /** Index in `Wording.paragraphs`. */
  readonly paragraph: number;
}

export interface Wording {
  readonly text: string;
  /** One for each unit of `text`; the LFs between the paragraphs have none. */
  readonly units: readonly (WordingUnit | null)[];
  readonly paragraphs: readonly WordingParagraph[];
  readonly words: readonly WordingWord[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

export function readWording(layout: Layout, inline: Inline, scanned: Scan): Wording {
  const units: (WordingUnit | null)[] = [];
  const paragraphs: WordingParagraph[] = [];
  layout.paragraphs.forEach((raw, index) => {
    const own = unitsOf(raw, inline, scanned);
    if (own.length === 0) return; // "paragraphs without text are dropped"
    if (paragraphs.length > 0) units.push(null); // "joined by one LF"
    paragraphs.push({ index, start: units.length, end: units.length + own.length });
    units.push(...own);
  });
  const text = units.map((unit) => unit?.character ?? "\n").join("");
  return { text, units, paragraphs, words: wordsOf(text, paragraphs) };
}

/** "Every run of white space becomes one blank, each paragraph is trimmed" */
function unitsOf(raw: RawParagraph, inline: Inline, scanned: Scan): WordingUnit[] {
  const units: WordingUnit[] = [];
  for (const { character, at } of raw.cells) {
    if (inline.markup.has(at)) continue;
    const start = inline.markup.has(at - 1) && isEscape(at - 1, inline, scanned) ? at - 1 : at;
    if (!isWhite(character)) units.push({ character, at, start, end: at + 1 });
    else if (units[units.length - 1]?.character !== " ")
      units.push({ character: " ", at, start: at, end: at + 1 });
  }
  if (units[0]?.character === " ") units.shift();
  if (units[units.length - 1]?.character === " ") units.pop();
  return units;
}

function isEscape(at: number, inline: Inline, scanned: Scan): boolean {
  return scanned.escapes.has(at) || inline.keptEscapes.has(at);
}

/** Counting rules, section 3: "Words are cut on the whole paragraph". */
function wordsOf(text: string, paragraphs: readonly WordingParagraph[]): WordingWord[] {
  return paragraphs.flatMap((paragraph, index) =>
    cutWords(text.slice(paragraph.start, paragraph.end)).map((word) => ({
      start: paragraph.start + word.start,
      end: paragraph.start + word.end,
      paragraph: index,
    })),
  );
}

export function shareCharacter(a: Place, b: Place): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** Where a passage is in the wording; null when it holds no character that is not white space. */
export function placeOf(passage: RawPassage, wording: Wording): Place | null {
  if (passage.form === "paragraph") {
    const own = wording.paragraphs.find((paragraph) => paragraph.index === passage.paragraph);
    return own === undefined ? null : { start: own.start, end: own.end };
  }
  const inside = wording.units.flatMap((unit, index) => {
    const isIn = unit !== null && passage.from <= unit.at && unit.at < passage.to;
    return isIn && unit.character !== " " ? [index] : [];
  });
  const first = inside[0];
  const last = inside[inside.length - 1];
  return first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}

/** Where a stretch of the wording (that begins and ends with a visible character) is in the file. */
export function placeInFile(place: Place, wording: Wording): Place {
  const first = wording.units[place.start];
  const last = wording.units[place.end - 1];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}
