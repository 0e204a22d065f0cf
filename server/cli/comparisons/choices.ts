import { nearestIds } from "../../codebook/ids";
import { UsageError } from "../usage";

/** Checks that a word is one of those that may stand there; names the nearest one if it is not. */
export function oneOf<Choice extends string>(
  what: string,
  word: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === word);
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} “${word}”. ${hintFor(word, choices)}`);
}

/** The parts of a list as `a,b`; a whole that is itself a choice may hold a comma. */
export function listOf(text: string, choices: readonly string[]): readonly string[] {
  if (choices.includes(text)) return [text];
  return text.split(",").map((part) => part.trim());
}

const MOST_NAMED = 12;

function hintFor(word: string, choices: readonly string[]): string {
  const [nearest] = nearestIds(word, choices, { limit: 1 });
  if (nearest !== undefined) return `Did you mean “${nearest}”?`;
  if (choices.length === 0) return "There is none in this study.";
  const named = choices.slice(0, MOST_NAMED).join(", ");
  const left = choices.length - MOST_NAMED;
  return `Take ${named}${left > 0 ? ` or one of ${left} more` : ""}.`;
}
