import type { FindProblem, FindQuery } from "../../protocol/find";
import { expressionFinder, phraseFinder, typedWords, wordsFinder } from "./finders";
import type { Expression, Finder } from "./finders";

/** Reads a regular expression; given from outside, for its library is loaded only where it is used. */
export type ReadExpression = (
  source: string,
  options: { readonly isCaseSensitive: boolean },
) => Promise<Expression | FindProblem> | Expression | FindProblem;

/** The finder of a query, or what is wrong with the query. */
export async function finderOf(
  { mode, text, isCaseSensitive }: FindQuery,
  readExpression: ReadExpression,
): Promise<Finder | FindProblem> {
  if (text.trim() === "") return { message: "Type what to look for.", position: 0 };
  if (text.length > LONGEST) return { message: TOO_LONG, position: LONGEST };
  if (mode === "expression") {
    const expression = await readExpression(text, { isCaseSensitive });
    return "message" in expression ? expression : expressionFinder(expression);
  }
  const folding = { isCaseSensitive, unitesSigns: true };
  if (mode === "phrase") return phraseFinder(text, folding);
  const words = typedWords(text);
  if (words.length <= MOST_WORDS) return wordsFinder(words, folding);
  return { message: TOO_MANY_WORDS, position: text.indexOf(words[MOST_WORDS]) };
}

const LONGEST = 10_000;
const MOST_WORDS = 50;
const TOO_LONG = "This is too long to look for: at most 10,000 characters.";
const TOO_MANY_WORDS = "At most 50 words can be looked for together. Look for them as a phrase.";
