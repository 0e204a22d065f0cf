import type { Codebook, CodebookProblem } from "../../codebook/model";
import { problem } from "../../codebook/problems";
import { placeInScalar } from "../../codebook/scalarPlaces";
import { checkCodes } from "../../counts/query/check";
import { checkCondition } from "../../counts/query/checkCondition";
import { parseCondition } from "../../counts/query/conditions";
import { parseQuery } from "../../counts/query/parse";
import type { QueryProblem } from "../../counts/query/syntax";
import type { Study } from "../../study/study";

/**
 * What is wrong with the queries that a codebook keeps, at its exact place: what cannot be read, and
 * codes that neither the codebook nor a transcript has (a warning, for they may come). Other names
 * are checked where a query is run.
 */
export function problemsOfQueries(
  text: string,
  { queries, querySpans, nodes }: Codebook,
  uses: Study["uses"],
): CodebookProblem[] {
  const known = {
    has: (id: string) => nodes.has(id) || uses.has(id),
    all: () => [...nodes.keys(), ...uses.keys()],
  };
  return [...queries].flatMap(([name, value]) => {
    const span = querySpans.get(name);
    if (span === undefined) return [];
    const parsed = parseQuery(value);
    const placed = (found: QueryProblem): CodebookProblem =>
      problem("invalid-query", placeInScalar(text, { span, value }, found), found.message);
    if ("problem" in parsed) return [placed(parsed.problem)];
    return checkCodes(parsed.query, known).map((found) => {
      const { replacement } = found;
      const offer = replacement === undefined ? {} : { replacement };
      return { ...placed(found), ...offer, severity: "warning" as const };
    });
  });
}

/** The same of the conditions of its tables; what no theme or code has is a warning, too. */
export function problemsOfConditions(text: string, codebook: Codebook): CodebookProblem[] {
  return [...codebook.tables.values()].flatMap(({ condition: value, conditionSpan: span }) => {
    if (value === undefined || span === undefined) return [];
    const parsed = parseCondition(value);
    const found =
      "problem" in parsed ? [parsed.problem] : checkCondition(value, parsed.query, codebook);
    return found.map(({ severity, message, replacement, ...part }) => ({
      ...problem("invalid-query", placeInScalar(text, { span, value }, part), message, replacement),
      severity,
    }));
  });
}
