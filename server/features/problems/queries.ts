import type { Codebook, CodebookProblem } from "../../codebook/model";
import { problem } from "../../codebook/problems";
import { placeInScalar } from "../../codebook/scalarPlaces";
import { checkCodes } from "../../counts/query/check";
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
