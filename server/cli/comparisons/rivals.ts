import { comparedOf } from "../../counts/compared";
import { NONE, type RivalsTable } from "../../counts/comparisons";
import { rivalNames, rivalsOf } from "../../counts/rivals";
import type { Cell, Sheet } from "../formats";
import { loadCounted } from "../loadCounted";
import { UsageError, type Arguments } from "../usage";
import { oneOf } from "./choices";
import { printRuled } from "./printRuled";

/** `verbatim rivals`: figures by an attribute of codes, or by an annotation of single codings. */
export async function runRivals(args: Arguments): Promise<number> {
  const { format, comparison } = args;
  if (comparison.by === undefined) {
    throw new UsageError(
      "rivals needs an attribute of codes (--by model) or an annotation (--by @model).",
    );
  }
  const { study, whole = study.figures } = await loadCounted(args);
  const { figures } = study;
  const names = rivalNames(comparedOf(whole));
  const result = await rivalsOf(figures, oneOf("attribute of codes", comparison.by, names));
  printRuled(format, result, { sheet: () => sheetOf(result), rule: RULE });
  return 0;
}

const RULE =
  "Codings of all codes with the value, counted as those of one node; below, the cases with words for several values, and those with words for none.";

function sheetOf({ rows, several, none }: RivalsTable): Sheet {
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
