import { RE2JS, RE2JSSyntaxException } from "re2js";
import type { Expression } from "../features/find/finders";
import { translate } from "../features/find/expressionSyntax";
import type { FindProblem } from "../protocol/find";

export interface ExpressionOptions {
  readonly isCaseSensitive: boolean;
}

/**
 * Reads a regular expression (the syntax of RE2, whose matching takes linear time whatever the
 * expression), or says in words what is wrong with it and where, in UTF-16 units. `\w` and `\d` know
 * the letters and digits of all scripts; `^` and `$` are the ends of a paragraph.
 */
export function readExpression(
  source: string,
  { isCaseSensitive }: ExpressionOptions,
): Expression | FindProblem {
  const translated = translate(source);
  if ("message" in translated) return translated;
  try {
    const flags = isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE;
    return expressionOf(RE2JS.compile(translated.expression.normalize("NFC"), flags));
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return problemOf(source, error);
    return { message: "This expression is too large.", position: 0 };
  }
}

function expressionOf(compiled: RE2JS): Expression {
  return {
    matchIn(text) {
      const matcher = compiled.matcher(text);
      return (from) => {
        if (!matcher.find(from)) return undefined;
        return { start: matcher.start(), end: matcher.end() };
      };
    },
  };
}

interface SyntaxError {
  readonly error: string;
  /** The part of the expression that it is about. */
  readonly input: string | null;
}

function problemOf(source: string, { error, input }: SyntaxError): FindProblem {
  const part = input ?? "";
  const found = source.endsWith(part) ? source.length - part.length : source.indexOf(part);
  return { message: messages.get(error) ?? unknownProblem(part), position: Math.max(0, found) };
}

const messages: ReadonlyMap<string, string> = new Map([
  ["invalid character class range", "This set or range of characters is not known."],
  ["invalid escape sequence", "This escape with a backslash is not known."],
  ["invalid repeat count", "A part can be repeated at most 1,000 times."],
  ["missing argument to repetition operator", "There is nothing here to repeat."],
  ["invalid nested repetition operator", "A repetition cannot be repeated; put it in parentheses."],
  ["invalid named capture", "The name of this group is not valid."],
  ["duplicate capture group name", "Two groups have this name."],
  ["invalid or unsupported Perl syntax", "This kind of group is not supported."],
  ["expression nests too deeply", "The parentheses are nested too deeply."],
  ["unexpected )", "This parenthesis is never opened."],
  ["missing closing ]", "This set of characters is never closed with ]."],
]);

function unknownProblem(part: string): string {
  return `This is not a valid expression: ${part}`;
}
