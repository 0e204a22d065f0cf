import type { FindProblem } from "../../protocol/find";

/**
 * Reads over a regular expression before it is compiled: says in words what is not supported, and
 * writes `\w`, `\d`, `\s` and their opposites so that they know all scripts. Positions are UTF-16
 * units of the expression. What else may be wrong with it the compiler says.
 */
export function translate(source: string): { readonly expression: string } | FindProblem {
  const parts: string[] = [];
  const open: number[] = [];
  let set = NO_SET;
  for (let position = 0; position < source.length;) {
    const token = tokenAt(source, position, set);
    const problem = problemOf(token, { isInSet: set >= 0, isOpen: open.length > 0 });
    if (problem !== undefined) return { message: problem, position };
    if (set >= 0) set = token === "]" ? NO_SET : set;
    else if (token.startsWith("[")) set = position;
    else if (token.startsWith("(")) open.push(position);
    else if (token === ")") open.pop();
    parts.push(translated(token, set >= 0));
    position += token.length;
  }
  if (set >= 0) return { message: "This set is never closed with ].", position: set };
  const unclosed = open.pop();
  if (unclosed === undefined) return { expression: parts.join("") };
  return { message: "This parenthesis is never closed.", position: unclosed };
}

const NO_SET = -1;

/** The unit of the notation that starts at a position: a character, an escape, a group's opening. */
function tokenAt(source: string, position: number, set: number): string {
  TOKENS.lastIndex = SET_TOKENS.lastIndex = position;
  const found = (set >= 0 ? SET_TOKENS : TOKENS).exec(source);
  return found?.[0] ?? source.slice(position, position + 1);
}

const ESCAPE = String.raw`\\Q[^]*?(?:\\E|$)|\\[pPx]\{[^}]*\}|\\[^]`;
/** A set begins with its first character if that is a bracket, for it does not end the set there. */
const TOKENS = new RegExp(String.raw`${ESCAPE}|\[\^?\]?|\(\?(?:<[=!]|[=!>])|[^]`, "uy");
const SET_TOKENS = new RegExp(String.raw`${ESCAPE}|\[:\^?\w+:\]|[^]`, "uy");

function problemOf(
  token: string,
  { isInSet, isOpen }: { readonly isInSet: boolean; readonly isOpen: boolean },
): string | undefined {
  if (isInSet) return /^\\[WS]$/.test(token) ? OPPOSITE_IN_SET : undefined;
  if (/^\\[1-9k]/.test(token)) return "Back references such as \\1 are not supported.";
  if (/^\\[bB]$/.test(token)) return EDGE;
  if (/^\(\?<[=!]/.test(token)) return "Look-behind is not supported.";
  if (/^\(\?[=!]/.test(token)) return "Look-ahead is not supported.";
  if (token === "(?>") return "Groups that are never reconsidered, (?>…), are not supported.";
  if (token === "\\") return "The expression ends with a backslash that escapes nothing.";
  return token === ")" && !isOpen ? "This parenthesis is never opened." : undefined;
}

const EDGE = "\\b is not supported. Choose “Whole words” instead.";
const OPPOSITE_IN_SET =
  "\\W and \\S cannot stand inside a set. Write [^…] with what is not wanted.";

function translated(token: string, isInSet: boolean): string {
  const positive = CLASSES.get(token);
  if (positive !== undefined) return isInSet ? positive : `[${positive}]`;
  const negative = CLASSES.get(token.toLowerCase());
  if (negative === undefined || !/^\\[WDS]$/.test(token)) return token;
  return isInSet ? "\\P{Nd}" : `[^${negative}]`;
}

const CLASSES: ReadonlyMap<string, string> = new Map([
  ["\\w", "\\p{L}\\p{M}\\p{N}_"],
  ["\\d", "\\p{Nd}"],
  ["\\s", "\\s\\p{Z}"],
]);
