import { NONE, type RivalsTable } from "../../counts/comparisons";
import type { Cell, Table } from "../report/model";

export const RIVALS_RULE =
  "Codings of all codes with the value, counted as those of one node; below, the cases with words for several values, and those with words for none.";

/** Values first, then which cases speak for which. */
export function rivalsTable({ rows, several, none }: RivalsTable): Table {
  const together = new Map<string, string[]>();
  for (const { case: name, values } of several) {
    const key = values.join(" + ");
    together.set(key, [...(together.get(key) ?? []), name]);
  }
  const casesRow = (of: string, value: string | null, cases: readonly string[]): Cell[] => [
    of,
    value,
    null,
    null,
    null,
    cases.length,
    null,
    cases.join("; "),
  ];
  return {
    columns: ["of", "value", "codings", "passages", "words", "cases", "transcripts", "which"],
    rows: [
      ...rows.map(({ value, codings, passages, words, cases, transcripts }) => [
        "value",
        value,
        codings,
        passages,
        words,
        cases,
        transcripts,
        null,
      ]),
      ...rows
        .filter(({ value }) => value !== NONE)
        .map(({ value, only }) => casesRow("only", value, only)),
      ...[...together].map(([values, cases]) => casesRow("several", values, cases)),
      casesRow("none", null, none),
    ],
  };
}
