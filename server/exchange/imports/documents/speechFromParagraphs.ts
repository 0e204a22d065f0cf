import type { AccountItem } from "../account";
import type { Part } from "../imported";
import type { Paragraph } from "./paragraph";
import { acceptLabels } from "./speech/accept";
import { doubtfulPlaces, spokenAccount } from "./speech/account";
import { linesOf, type Line } from "./speech/lines";
import { namesBehindRanges } from "./speech/ranges";
import { closeTurn, newTelling, tellHeading, tellLine } from "./speech/tell";
import { fourthFieldOf, type Stamp } from "./speech/timeStamps";

export interface SpeechHints {
  /** Names that the document itself says are speakers. */
  readonly declared?: readonly string[];
}

export interface Speech {
  readonly parts: readonly Part[];
  readonly account: readonly AccountItem[];
}

/**
 * Who says what in the paragraphs of a document. Labels and time stamps are recognised by what the
 * whole file shows; all else is words, and stays as it is.
 */
export function speechFromParagraphs(
  paragraphs: readonly Paragraph[],
  { declared = [] }: SpeechHints = {},
): Speech {
  const lines = linesOf(paragraphs);
  const isLabel = acceptLabels(lines, declared);
  const telling = newTelling({
    isLabel,
    names: namesBehindRanges(lines),
    fourth: fourthFieldOf(lines.flatMap(({ stamp }) => stamp ?? [])),
    hasBareStamps: hasBareStamps(lines),
  });
  let at = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.heading !== undefined) tellHeading(telling, paragraph);
    for (; lines[at]?.paragraph === index; at++) tellLine(telling, lines[at]!, paragraph);
  }
  closeTurn(telling);
  const doubtful = doubtfulPlaces(lines, paragraphs, isLabel);
  return { parts: telling.parts, account: spokenAccount(telling, doubtful) };
}

/** One `12:30` at the start of a paragraph is what somebody said; many are time stamps. */
function hasBareStamps(lines: readonly Line[]): boolean {
  const starts = lines.filter(({ isFirst }) => isFirst);
  const bare = starts.filter(({ stamp }) => isBare(stamp));
  return bare.length >= 3 && bare.length >= starts.length / 2;
}

function isBare(stamp: Stamp | undefined): boolean {
  return stamp?.kind === "bare";
}
