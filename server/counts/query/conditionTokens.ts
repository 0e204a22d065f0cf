import type { Span } from "../../markup/model";
import type { AttributeOperand } from "./syntax";
import {
  bad,
  endOf,
  error,
  isBlank,
  NO_VALUE,
  operand,
  quote,
  readQuoted,
  type BadToken,
  type Sign,
  type Token,
} from "./tokens";

/**
 * Cuts a condition on attributes of themes and codes into tokens of a query: parentheses, AND, OR,
 * NOT, and `attribute=value` or `attribute!=value`. Other than in a query, blanks may stand around
 * the sign, and a value without quotes may hold some: it ends where an operator stands before another
 * condition, or where a parenthesis closes that was opened before it.
 */
export function* conditionTokens(text: string): Iterable<Token> {
  let at = 0;
  let open = 0;
  while (at < text.length) {
    if (isBlank(text, at)) {
      at++;
      continue;
    }
    const tokens = tokensAt(text, at, open > 0);
    yield* tokens;
    const { kind, end } = tokens[tokens.length - 1];
    if (kind === "open") open++;
    if (kind === "close" && open > 0) open--;
    at = Math.max(end, at + 1);
  }
}

const KEYWORD = /(AND|OR|NOT)(?=[\s()"]|$)/y;
const KINDS: Readonly<Record<string, Sign["kind"]>> = { AND: "and", OR: "or", NOT: "not" };

function tokensAt(text: string, start: number, isGrouped: boolean): readonly Token[] {
  if (text[start] === "(") return [{ kind: "open", start, end: start + 1 }];
  if (text[start] === ")") return [{ kind: "close", start, end: start + 1 }];
  const keyword = matchAt(KEYWORD, text, start);
  if (keyword !== undefined) return [{ kind: KINDS[keyword], start, end: start + keyword.length }];
  return conditionAt(text, start, isGrouped);
}

/** `!=` is a NOT before the same with `=`. */
function conditionAt(text: string, start: number, isGrouped: boolean): readonly Token[] {
  const name = nameAt(text, start);
  if ("kind" in name) return [name];
  const value = valueAt(text, behindBlanks(text, name.end), isGrouped);
  if (value === undefined) {
    const span = { start, end: name.end };
    const sign = quote(text.slice(span.start, span.end));
    return [bad(error(span, `A value is missing behind ${sign}.`))];
  }
  if ("message" in value) return [bad(value)];
  const { key, keySpan } = name;
  const equal: AttributeOperand = { kind: "attribute", key, keySpan, ...value, start };
  const negation: Token = { kind: "not", start, end: value.end };
  return name.isNegated ? [negation, operand(equal)] : [operand(equal)];
}

interface Name {
  readonly key: string;
  readonly keySpan: Span;
  readonly isNegated: boolean;
  /** Behind `=` or `!=`. */
  readonly end: number;
}

function nameAt(text: string, start: number): Name | BadToken {
  if (text[start] === '"') return quotedNameAt(text, start);
  const equals = endOf(text, start, /[()"=]/);
  const isNegated = text[equals - 1] === "!" && text[equals] === "=";
  const end = endOfName(text, start, isNegated ? equals - 1 : equals);
  const written = text.slice(start, end);
  const operator = /\s(?:AND|OR|NOT)(?=\s|$)/.exec(written);
  if (operator !== null) return noCondition(text, { start, end: start + operator.index });
  if (text[equals] !== "=") return noCondition(text, { start, end: Math.max(end, start + 1) });
  const place = { start, end: equals + 1 };
  if (end === start) return bad(error(place, "Write the name of an attribute before “=”."));
  return { key: written.normalize("NFC"), keySpan: { start, end }, isNegated, end: equals + 1 };
}

function quotedNameAt(text: string, start: number): Name | BadToken {
  const quoted = readQuoted(text, start);
  if ("message" in quoted) return bad(quoted);
  const { value, valueSpan: keySpan } = quoted;
  const sign = behindBlanks(text, quoted.end);
  const isNegated = text[sign] === "!";
  const equals = isNegated ? sign + 1 : sign;
  if (text[equals] !== "=") return noCondition(text, keySpan);
  return { key: value.normalize("NFC"), keySpan, isNegated, end: equals + 1 };
}

function noCondition(text: string, span: Span): BadToken {
  const said = quote(text.slice(span.start, span.end));
  return bad(error(span, `Write ${said} as attribute=value.`));
}

function endOfName(text: string, start: number, sign: number): number {
  return start + text.slice(start, sign).trimEnd().length;
}

type Value = Pick<AttributeOperand, "value" | "valueSpan" | "end">;

/** Undefined where none is written. */
function valueAt(
  text: string,
  start: number,
  isGrouped: boolean,
): Value | Extract<ReturnType<typeof readQuoted>, { message: string }> | undefined {
  if (text[start] === '"') {
    const quoted = readQuoted(text, start);
    if ("message" in quoted) return quoted;
    const { value, valueSpan, end } = quoted;
    return { value: value === "" ? null : value.normalize("NFC"), valueSpan, end };
  }
  const end = endOfName(text, start, endOfValue(text, start, isGrouped));
  if (end === start) return undefined;
  const written = text.slice(start, end);
  const value = written === NO_VALUE ? null : written.normalize("NFC");
  return { value, valueSpan: { start, end }, end };
}

/** Parentheses in a value belong to it, but for one that closes what was opened before. */
function endOfValue(text: string, start: number, isGrouped: boolean): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && depth > 0) depth--;
    else if (text[at] === ")" && isGrouped) return at;
    else if (depth === 0 && (at === start || isBlank(text, at)) && endsValueAt(text, at)) return at;
  }
  return text.length;
}

/** AND or OR that is no part of the value: a condition follows, another operator, or nothing. */
const OPERATOR = /\s*(?:AND|OR)(?=[\s()"]|$)/y;
const FOLLOWED =
  /(?:\s*(?:NOT(?=[\s("])|\())*\s*(?:$|\)|"[^"]*"\s*!?=|(?:AND|OR)(?=[\s()"]|$)|[^\s()"=]+\s*=)/y;

function endsValueAt(text: string, at: number): boolean {
  const operator = matchAt(OPERATOR, text, at);
  return operator !== undefined && matchAt(FOLLOWED, text, at + operator.length) !== undefined;
}

function behindBlanks(text: string, start: number): number {
  return endOf(text, start, /\S/);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
