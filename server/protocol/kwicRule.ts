/** How words in context are found, as it is said wherever they are listed. */
import type { KwicWords } from "./kwic";

export const KWIC_RULE =
  "Words are found whole, whatever the case of their letters and the kind of quotation marks; " +
  "around them stands what is said in the same paragraph.";

/** What limits where words are looked for, a sentence each; a query stands in it as it is given. */
export function kwicLimits({ where, role }: Partial<Pick<KwicWords, "where" | "role">>): string[] {
  return [
    ...(where === undefined || where === null ? [] : [`Only in what the query ${where} finds.`]),
    ...(role === undefined || role === null ? [] : [`Only what ${role}s say.`]),
  ];
}
