import type { AccountItem } from "../../account";
import type { Paragraph } from "../paragraph";
import { looksLikeLabel, type Verdict } from "./accept";
import type { Line } from "./lines";
import type { Telling } from "./tell";

/** What became of labels and time stamps. */
export function spokenAccount(
  { labels, silent, endStamps, before }: Telling,
  doubtful: readonly string[],
): readonly AccountItem[] {
  const all: readonly AccountItem[] = [
    item("kept", "turns with a speaker's label", labels),
    {
      ...item("kept", "paragraphs that start like a label of a speaker, as words", doubtful.length),
      places: doubtful.slice(0, MOST_PLACES),
    },
    item(
      "changed",
      "time stamps at the end of a paragraph",
      endStamps,
      "They say when a paragraph ends; each stands now where the next one starts.",
    ),
    item("left out", "labels of speakers without words", silent, "Nothing is said behind them."),
    item(
      "left out",
      "time stamps before the start",
      before,
      "A transcript counts time from the start of the recording.",
    ),
  ];
  return all.filter(({ count }) => count > 0);
}

const MOST_PLACES = 5;

function item(fate: AccountItem["fate"], what: string, count: number, why?: string): AccountItem {
  return { fate, what, count, why, places: [] };
}

/** Where paragraphs start with what might have been a label and was taken as words. */
export function doubtfulPlaces(
  lines: readonly Line[],
  paragraphs: readonly Paragraph[],
  isLabel: Verdict,
): readonly string[] {
  const doubtful = lines.filter(
    ({ isFirst, candidate }) =>
      isFirst && candidate && looksLikeLabel(candidate) && !isLabel(candidate),
  );
  return doubtful.map(
    ({ paragraph, candidate }) => `${paragraphs[paragraph]!.place}: “${candidate!.label}”`,
  );
}
