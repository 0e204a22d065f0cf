import { isCodeId } from "../../codebook/ids";
import type { Span } from "../../markup/model";
import { PREFIXES, type Operand, type QueryProblem } from "./syntax";

export type Token = Sign | OperandToken | BadToken;

/** Parentheses, keywords, and the beginnings of `cases(…)` and `files(…)`, parenthesis included. */
export interface Sign extends Span {
  readonly kind: "open" | "close" | "and" | "or" | "not" | "cases" | "files";
}

export interface OperandToken extends Span {
  readonly kind: "operand";
  readonly operand: Operand;
}

/** What could not be read; reading goes on behind it. */
export interface BadToken extends Span {
  readonly kind: "bad";
  readonly problem: QueryProblem;
}

/** Cuts a query into its tokens, in one pass; whatever stands there is part of one. */
export function* tokensOf(text: string): Iterable<Token> {
  let at = 0;
  while (at < text.length) {
    if (isBlank(text, at)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    yield token;
    at = token.end;
  }
}

const KEYWORDS: ReadonlyMap<string, Sign["kind"]> = new Map([
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
]);
const SIGNS: ReadonlyMap<string, Sign["kind"]> = new Map([
  ["(", "open"],
  [")", "close"],
]);
export const NO_VALUE = "(none)";

function tokenAt(text: string, start: number): Token {
  const sign = SIGNS.get(text[start]);
  if (sign !== undefined) return { kind: sign, start, end: start + 1 };
  if (text[start] === '"') return quotedAt(text, start);
  if (text[start] === "@") return annotationAt(text, start);
  return wordAt(text, start);
}

/** `"words"`, or `"the name of an attribute"=value`. */
function quotedAt(text: string, start: number): Token {
  const quoted = readQuoted(text, start);
  if ("message" in quoted) return bad(quoted);
  const { value, end, valueSpan } = quoted;
  if (text[end] === "=") return attributeAt(text, { key: value, start, end });
  if (value.trim() === "") return bad(error({ start, end }, "There are no words in these quotes."));
  return operand({ kind: "words", value, valueSpan, start, end });
}

function annotationAt(text: string, start: number): Token {
  const end = endOf(text, start + 1, /[\s()"=]/);
  const key = text.slice(start + 1, end).normalize("NFC");
  if (key === "" || text[end] !== "=") {
    return bad(error({ start, end }, "Write an annotation with its value: @weight=strong."));
  }
  const value = readValue(text, end + 1, { start, end: end + 1 });
  if ("message" in value) return bad(value);
  const keySpan = { start: start + 1, end };
  return operand({ kind: "annotation", key, keySpan, ...valueOf(value), start, end: value.end });
}

function wordAt(text: string, start: number): Token {
  const end = endOf(text, start, /[\s()"=:]/);
  const word = text.slice(start, end);
  if (text[end] === ":") return namedAt(text, { start, end });
  if (text[end] === "=") return attributeAt(text, { key: word, start, end });
  const keyword = KEYWORDS.get(word);
  if (keyword !== undefined) return { kind: keyword, start, end };
  if (text[end] === "(") return scopeAt(text, { start, end });
  if (isCodeId(word)) {
    const value = word.normalize("NFC");
    return operand({ kind: "code", value, valueSpan: { start, end }, start, end });
  }
  return bad(error({ start, end: Math.max(end, start + 1) }, badWord(word || text[start])));
}

/** `prefix:value`; `end` is where the colon stands. */
function namedAt(text: string, { start, end }: Span): Token {
  const prefix = text.slice(start, end);
  const kind = PREFIXES.find((known) => known === prefix);
  const value = readValue(text, end + 1, { start, end: end + 1 });
  if (kind === undefined) {
    const behind = "message" in value ? end + 1 : value.end;
    return bad(error({ start, end: behind }, unknownPrefix(prefix)));
  }
  if ("message" in value) return bad(value);
  return operand({ kind, ...valueOf(value), start, end: value.end });
}

/** `key=value`; `end` is where the sign stands. */
function attributeAt(
  text: string,
  { key: written, start, end }: Span & { readonly key: string },
): Token {
  const key = written.normalize("NFC");
  if (key === "") {
    return bad(error({ start, end: end + 1 }, "Write the name of an attribute before “=”."));
  }
  const keySpan = { start, end };
  if (text.startsWith(NO_VALUE, end + 1)) {
    const valueSpan = { start: end + 1, end: end + 1 + NO_VALUE.length };
    const place = { start, end: valueSpan.end };
    return operand({ kind: "attribute", key, keySpan, value: null, valueSpan, ...place });
  }
  const value = readValue(text, end + 1, { start, end: end + 1 });
  if ("message" in value) return bad(value);
  const { valueSpan } = value;
  // An empty value is none, as in `cases.csv`.
  const stated = value.value === "" ? null : value.value.normalize("NFC");
  return operand({
    kind: "attribute",
    key,
    keySpan,
    value: stated,
    valueSpan,
    start,
    end: value.end,
  });
}

/** `cases(` and `files(`. */
function scopeAt(text: string, { start, end }: Span): Token {
  const word = text.slice(start, end);
  if (word === "cases" || word === "files") return { kind: word, start, end: end + 1 };
  const message = isCodeId(word)
    ? `Write AND or OR behind ${quote(word)}; only cases(…) and files(…) take parentheses.`
    : badWord(word);
  return bad(error({ start, end }, message));
}

export type ReadValue =
  (Span & { readonly value: string; readonly valueSpan: Span }) | QueryProblem;

/** A bare value, or one in quotes; `before` is what it belongs to. */
function readValue(text: string, start: number, before: Span): ReadValue {
  if (text[start] === '"') return readQuoted(text, start);
  const end = endOf(text, start, /[\s()"]/);
  if (end === start) {
    const sign = text.slice(before.start, before.end);
    return error(before, `A value is missing behind ${quote(sign)}.`);
  }
  return { value: text.slice(start, end), start, end, valueSpan: { start, end } };
}

/** What stands in quotes, of which the first one is at `start`. */
export function readQuoted(text: string, start: number): ReadValue {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') {
      const span = { start, end: at + 1 };
      return { ...span, value, valueSpan: span };
    }
    if (text[at] === "\\" && (text[at + 1] === '"' || text[at + 1] === "\\")) at++;
    value += text[at];
  }
  const span = { start, end: text.length };
  return error(span, 'These quotes are never closed. Close them with another ".');
}

function valueOf({ value, valueSpan }: { readonly value: string; readonly valueSpan: Span }) {
  return { value: value.normalize("NFC"), valueSpan };
}

function unknownPrefix(prefix: string): string {
  const known = PREFIXES.map((one) => `${one}:`).join(", ");
  if (prefix === "") return `Write one of ${known} before the colon.`;
  return `${quote(`${prefix}:`)} is not known. Write ${prefix}=… for an attribute; known are ${known}.`;
}

function badWord(word: string): string {
  if (/^[&|!+~^,;]/.test(word)) return `${quote(word)} is no operator. Write AND, OR or NOT.`;
  if (/^-/.test(word)) return `Write NOT before what is to be left out, not ${quote("-")}.`;
  if (/^['‘’“”„‟«»]/.test(word)) return `Write straight quotes: "words" instead of ${quote(word)}.`;
  if (word.startsWith("=")) return "Write an attribute without blanks around “=”: level=central.";
  return `${quote(word)} cannot be the id of a code.`;
}

/** As it is put into a message: not more of it than one can read. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `“${short}”`;
}

export function error(span: Span, message: string): QueryProblem {
  return { severity: "error", message, start: span.start, end: span.end };
}

export function bad(problem: QueryProblem): BadToken {
  return { kind: "bad", problem, start: problem.start, end: problem.end };
}

export function operand(found: Operand): OperandToken {
  return { kind: "operand", operand: found, start: found.start, end: found.end };
}

export function isBlank(text: string, at: number): boolean {
  return /\s/.test(text[at]);
}

/** The index of the first character at or behind `start` that ends a word. */
export function endOf(text: string, start: number, ending: RegExp): number {
  let at = start;
  while (at < text.length && !ending.test(text[at])) at++;
  return at;
}
