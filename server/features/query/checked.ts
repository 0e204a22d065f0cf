import { checkQuery } from "../../counts/query/check";
import { namesOfStudy } from "../../counts/query/names";
import { parseQuery } from "../../counts/query/parse";
import type { QueryNode } from "../../counts/query/syntax";
import type { CountedSource } from "../scoped";

/** A query that can be run on a study, in a scope or not; or the first thing that keeps it from that. */
export async function checkedQuery(
  { study, pause }: Pick<CountedSource, "study" | "pause">,
  text: string,
): Promise<QueryNode | { readonly problem: string }> {
  const parsed = parseQuery(text);
  if ("problem" in parsed) return { problem: parsed.problem.message };
  const { study: named, voices } = study.whole ?? study.figures;
  const names = await namesOfStudy({ study: named, voices, pause });
  const error = checkQuery(parsed.query, names).find(({ severity }) => severity === "error");
  return error === undefined ? parsed.query : { problem: error.message };
}
