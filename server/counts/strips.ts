import {
  CODING,
  PARAGRAPH,
  rowCount,
  wordsOfCoding,
  type FileFacts,
  type Lines,
} from "../study/facts";
import { visitUnited } from "./united";

/** A united passage of some codings, as it lies along the text. */
export interface StripStretch {
  /** Places in the wording. */
  readonly start: number;
  readonly end: number;
  /** Where its words stand in the file. */
  readonly lines: Lines;
  /** The indexes of its codes in the facts, each once, in the order in which they start. */
  readonly codes: readonly number[];
}

export interface StripStretches {
  /** How many united passages there are (counting rules, section 3). */
  readonly passages: number;
  /** The first `most` of them, in the order of the text. */
  readonly stretches: readonly StripStretch[];
}

/**
 * Where the united passages of some codings lie. `codings` are row numbers in the order in which
 * their words start; no codings give no passages.
 */
export function stretchesOf(
  facts: FileFacts,
  codings: readonly number[],
  most: number,
): StripStretches {
  const stretches: StripStretch[] = [];
  let passages = 0;
  let next = 0;
  visitUnited(facts, codings, ({ start, end, firstCoding, lastCoding }) => {
    passages++;
    const first = next;
    while (next < codings.length && startOf(facts, codings[next]) < end) next++;
    if (stretches.length === most) return;
    const own = codings.slice(first, next);
    const from = wordsOfCoding(facts, firstCoding);
    const lines = { ...wordsOfCoding(facts, lastCoding), ...startOfLines(from) };
    stretches.push({ start, end, lines, codes: codesOf(facts, own) });
  });
  return { passages, stretches };
}

/** The numbers of all codings of a file. */
export function everyCoding({ codings }: FileFacts): readonly number[] {
  return [...Array(rowCount(codings, CODING)).keys()];
}

/** How long the wording of a file is, in UTF-16 units. */
export function wordingLength({ paragraphs }: FileFacts): number {
  const last = paragraphs.length - PARAGRAPH.width;
  return last < 0 ? 0 : paragraphs[last + PARAGRAPH.wordingEnd];
}

function startOf({ codings }: FileFacts, coding: number): number {
  return codings[coding * CODING.width + CODING.start];
}

function startOfLines({
  startLine,
  startCharacter,
}: Lines): Omit<Lines, "endLine" | "endCharacter"> {
  return { startLine, startCharacter };
}

function codesOf({ codings }: FileFacts, own: readonly number[]): readonly number[] {
  return [...new Set(own.map((coding) => codings[coding * CODING.width + CODING.code]))];
}
