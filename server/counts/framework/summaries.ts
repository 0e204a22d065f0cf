import { byUnits, comparedOf } from "../compared";
import { comparedNodes } from "../comparedNodes";
import { NONE } from "../comparisons";
import type { Figures } from "../figures";
import { takingPart } from "../takingPart";
import { headingName, type FrameworkProblem, type FrameworkReading } from "../../study/framework";

export interface PlacedSummaries {
  /** What is written about a cell; undefined where nothing is. */
  readonly summaryOf: (name: string, column: string) => string | undefined;
  /** Those of the reading, and what is about a case or a theme that the study lacks; in file order. */
  readonly problems: readonly FrameworkProblem[];
}

/** Puts the summaries of `framework.md` to the cells of a study's matrices, by theme or by heading. */
export function placeSummaries(figures: Figures, reading: FrameworkReading): PlacedSummaries {
  const known = knownNames(figures);
  const problems = [...reading.problems];
  const texts = new Map<string, string>();
  for (const { case: name, column, text, caseSpan, columnSpan } of reading.summaries) {
    if (text !== "") texts.set(keyOf(name, column), text);
    if (!known.cases.has(name) && !problems.some(({ start }) => start === caseSpan.start)) {
      problems.push({ ...caseSpan, message: `No transcript has the case “${name}”.` });
    }
    if (!known.columns.has(column)) {
      const message = `“${column}” is neither the id of a theme or code nor a heading of a transcript.`;
      problems.push({ ...columnSpan, message });
    }
  }
  return {
    summaryOf: (name, column) => texts.get(keyOf(headingName(name), headingName(column))),
    problems: problems.sort((a, b) => a.start - b.start || byUnits(a.message, b.message)),
  };
}

function knownNames(figures: Figures) {
  const compared = comparedOf(figures);
  const cases = new Set<string>();
  const columns = new Set([NONE, ...comparedNodes(compared).map(({ id }) => id)]);
  for (const { facts, voices } of compared.files) {
    for (const voice of takingPart(facts, voices)) cases.add(headingName(voices.caseOf[voice]));
    for (const heading of facts.headings) columns.add(headingName(heading));
  }
  return { cases, columns };
}

function keyOf(name: string, column: string): string {
  return `${name}\n${column}`;
}
