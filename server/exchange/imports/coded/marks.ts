import type { Ledger } from "../../refi/ledger";
import type { Paragraph } from "../documents/paragraph";
import type { ImportedStretch } from "../imported";

/** A passage that a text marks with signs around its words, by the names of its codes. */
export interface Mark {
  readonly codes: readonly string[];
  /** Whether its end was found. */
  readonly isClosed: boolean;
  readonly memo?: string | undefined;
  readonly coder?: string | undefined;
  readonly values?: ReadonlyMap<string, string> | undefined;
}

/** Signs that no text may hold, since they are no characters: they stand for the marks of a format. */
export const OPEN = "\ufdd0";
export const CLOSE = "\ufdd1";

/** Takes signs out of a text that might have been put there to deceive. */
export function withoutSigns(text: string): string {
  return text.replace(/[\ufdd0\ufdd1]/g, "");
}

/**
 * Paragraphs without their signs, with the passages as stretches. The first opening sign is that of the
 * first mark, and so on; a closing one belongs to the last that is open. What goes over several
 * paragraphs is one stretch in each. Marks that touch and have the very same list of codes are pieces of
 * one, which the page had to part at an element.
 */
export function markedByNames(
  paragraphs: readonly Paragraph[],
  marks: readonly Mark[],
  ledger: Ledger,
): readonly Paragraph[] {
  const reading: Reading = { marks, next: 0, open: [], left: MOST_STRETCHES };
  return paragraphs.flatMap((paragraph) => {
    const read = paragraphIn(paragraph, reading, ledger);
    return read.text.trim() === "" ? [] : read;
  });
}

/** Far more than people code in one text; files made to do harm could ask for any number. */
const MOST_STRETCHES = 200_000;
const TOO_MANY = {
  fate: "left out",
  what: "passages in further paragraphs",
  why: `At most ${MOST_STRETCHES.toLocaleString("en")} are read of one text, each paragraph counted. Divide the text.`,
} as const;
const IN_HEADINGS = {
  fate: "left out",
  what: "passages in headings",
  why: "A heading is not said by anybody, so it is not coded.",
} as const;

interface Reading {
  readonly marks: readonly Mark[];
  next: number;
  /** A mark that never ends is not among them. */
  readonly open: { readonly mark: Mark; start: number }[];
  left: number;
}

function paragraphIn(paragraph: Paragraph, reading: Reading, ledger: Ledger): Paragraph {
  const stretches: ImportedStretch[] = [...(paragraph.stretches ?? [])];
  const pieces: string[] = [];
  let [length, bold, from] = [0, paragraph.bold ?? 0, 0];
  const add = ({ mark, start }: Reading["open"][number]): void => {
    reading.left--;
    const { codes, memo, coder, values } = mark;
    if (start >= length || (codes.length === 0 && memo === undefined && !values)) return;
    if (paragraph.heading !== undefined) return ledger.add(IN_HEADINGS, paragraph.place);
    const last = stretches.at(-1);
    const goesOn = last !== undefined && last.end === start && last.codes === codes;
    if (goesOn) stretches[stretches.length - 1] = { ...last, end: length };
    else stretches.push({ start, end: length, codes, memo, coder, ...(values && { values }) });
  };
  for (const { 0: sign, index } of paragraph.text.matchAll(/[\ufdd0\ufdd1]/g)) {
    pieces.push(paragraph.text.slice(from, index));
    length += index - from;
    from = index + 1;
    if (index < (paragraph.bold ?? 0)) bold--;
    if (sign === OPEN) start(reading, length);
    else if (reading.left > 0 && reading.open.length > 0) add(reading.open.pop()!);
    else reading.open.pop();
  }
  pieces.push(paragraph.text.slice(from));
  length += paragraph.text.length - from;
  const going = reading.open.slice(0, Math.max(0, reading.left));
  ledger.add({ ...TOO_MANY, count: reading.open.length - going.length }, paragraph.place);
  for (const one of going) {
    add(one);
    one.start = 0;
  }
  return { ...paragraph, text: pieces.join(""), bold, stretches };
}

function start(reading: Reading, at: number): void {
  const mark = reading.marks.at(reading.next++);
  if (mark?.isClosed) reading.open.push({ mark, start: at });
}
