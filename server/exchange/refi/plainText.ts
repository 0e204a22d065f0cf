import type { Paragraph, Transcript } from "../../markup/model";
import { wordingBetween } from "../../markup/wording";
import type { LabelRules } from "../../markup/labelRules";
import { readBlock } from "./textBlocks";

/** The text of a transcript without its codes, and where the places of the wording stand in it. */
export interface PlainText {
  /** Paragraphs and headings, each on one line, with an empty line between them. */
  readonly text: string;
  /** Turns a stretch of the wording into one of UTF-16 offsets of the text. */
  readonly stretchOf: (stretch: Stretch) => Stretch;
  /** Where the words begin in blocks that read otherwise than they are meant, by their number. */
  readonly wordsAt: ReadonlyMap<number, number>;
  /** Memos between the blocks, with the number of the block that each stands before. */
  readonly memos: readonly { readonly block: number; readonly text: string }[];
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** As `**P1:** [It was [late]]{.time}` stands there: `P1: It was [late]`. */
export function plainTextOf(transcript: Transcript, rules: LabelRules): PlainText {
  const places: number[] = [];
  const offsets: number[] = [];
  const wordsAt = new Map<number, number>();
  const blocks = blocksOf(transcript);
  let length = 0;
  for (const [index, { before, words, place }] of blocks.entries()) {
    if (place !== undefined) {
      places.push(place);
      offsets.push(length + before.length);
      const read = readBlock(before + words, rules);
      if (read.kind === "heading" || read.wordsAt !== before.length)
        wordsAt.set(index + 1, before.length);
    }
    length += before.length + words.length + BREAK.length;
  }
  const offsetOf = (place: number): number => {
    const at = lastUpTo(places, place);
    return at < 0 ? 0 : offsets[at] + place - places[at];
  };
  return {
    text: `${blocks.map(({ before, words }) => before + words).join(BREAK)}\n`,
    // The last character decides in which paragraph an end stands, not the one behind it.
    stretchOf: ({ start, end }) => ({ start: offsetOf(start), end: offsetOf(end - 1) + 1 }),
    wordsAt,
    memos: memosIn(transcript, blocks),
  };
}

const BREAK = "\n\n";

function memosIn({ comments }: Transcript, blocks: readonly Block[]): PlainText["memos"] {
  let at = 0;
  return comments.flatMap(({ start, memo }) => {
    while (at < blocks.length && blocks[at].start < start) at++;
    return memo ? [{ block: at + 1, text: memo }] : [];
  });
}

interface Block {
  /** Where it starts in the file. */
  readonly start: number;
  /** The signs of a heading, or time stamps and a label. */
  readonly before: string;
  readonly words: string;
  /** Where its words stand in the wording; undefined for a heading. */
  readonly place?: number;
}

function blocksOf(transcript: Transcript): readonly Block[] {
  const { paragraphs, headings } = transcript;
  const spoken = paragraphs.filter(({ wordingStart, wordingEnd }) => wordingEnd > wordingStart);
  const ordered = [...spoken, ...headings].sort((a, b) => a.start - b.start);
  let current = NOBODY;
  return ordered.map((one) => {
    if ("level" in one) {
      current = NOBODY;
      return {
        start: one.start,
        before: `${"#".repeat(one.level)} `,
        words: one.text.replace(ESCAPED, ""),
      };
    }
    const { wordingStart: place, wordingEnd, label, speaker } = one;
    // A label whose own paragraph has no words speaks in this one.
    const isNamed = label !== undefined || speaker !== current;
    current = speaker;
    const before = isNamed ? labelOf(transcript, one) : "";
    const words = wordingBetween(transcript, place, wordingEnd);
    return { start: one.start, before, words, place };
  });
}

const NOBODY = -1;

/** The backslashes that a heading needs before what would be markup. */
const ESCAPED = /\\(?=\{|<!--|\[[\p{L}\p{N}]+>\]|\[<[\p{L}\p{N}]+\])/gu;

function labelOf({ text, speakers }: Transcript, { label, speaker }: Paragraph): string {
  const name = speakers[speaker]?.label;
  if (name === undefined) return "";
  const [before, behind] = (label?.timeStamps ?? []).map(({ start, end }) =>
    text.slice(start, end),
  );
  // A bare time behind a label is one only where it fills its line.
  const enclosed = behind === undefined || /^[[(]/.test(behind) ? behind : `[${behind}]`;
  return [before, `${name}:`, enclosed, ""].filter((part) => part !== undefined).join(" ");
}

/** The index of the last place that is not behind the wanted one. */
function lastUpTo(places: readonly number[], wanted: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
