import type { Span } from "../../markup/model";
import {
  DEEPEST_QUERY,
  LONGEST_QUERY,
  type Combination,
  type QueryNode,
  type QueryProblem,
  type Scope,
} from "./syntax";
import { error, quote, tokensOf, type Token } from "./tokens";

/** A query that can be read, or the first thing that is wrong with it. */
export type ParsedQuery = { readonly query: QueryNode } | { readonly problem: QueryProblem };

/**
 * Reads a query (counting rules, section 4): `NOT` binds before `AND`, `AND` before `OR`. Spans are
 * UTF-16 units of the text. Never throws, whatever the text; linear in its length, which is limited
 * like the depth of its parentheses, and the limit is said where it bites.
 */
export function parseQuery(text: string): ParsedQuery {
  return parseWritten(text, QUERIES);
}

/** Something that is written with the operators of queries. */
export interface Language {
  readonly tokensOf: (text: string) => Iterable<Token>;
  /** What messages call the whole, and what is missing beside an operator. */
  readonly whole: string;
  readonly part: string;
  /** What is said where nothing is written. */
  readonly empty: string;
}

const QUERIES: Language = {
  tokensOf,
  whole: "A query",
  part: "What to look for",
  empty: "Write what to look for: a code, for example, or an attribute such as level=central.",
};

/** Reads a text of another language in the same way, and with the same limits. */
export function parseWritten(text: string, language: Language): ParsedQuery {
  if (text.length > LONGEST_QUERY) return { problem: tooLong(text, language) };
  const tokens = [...language.tokensOf(text)];
  const reader: Reader = { text, language, tokens, next: 0, depth: 0 };
  const first = tokens.at(0);
  if (first === undefined)
    return { problem: error({ start: 0, end: text.length }, language.empty) };
  const query = readOr(reader);
  if (query === undefined) return { problem: reader.problem ?? error(first, language.empty) };
  const rest = peek(reader);
  return rest === undefined ? { query } : { problem: problemAt(reader, rest) };
}

interface Reader {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  next: number;
  depth: number;
  /** The first one that was met; nothing is read behind it. */
  problem?: QueryProblem;
}

function readOr(reader: Reader): QueryNode | undefined {
  return readCombination(reader, "or", readAnd);
}

function readAnd(reader: Reader): QueryNode | undefined {
  return readCombination(reader, "and", readNot);
}

function readCombination(
  reader: Reader,
  kind: Combination["kind"],
  readOperand: (reader: Reader) => QueryNode | undefined,
): QueryNode | undefined {
  const first = readOperand(reader);
  if (first === undefined) return undefined;
  const operands = [first];
  while (peek(reader)?.kind === kind) {
    reader.next++;
    const operand = readOperand(reader);
    if (operand === undefined) return undefined;
    operands.push(operand);
  }
  if (operands.length === 1) return first;
  return { kind, operands, start: first.start, end: operands[operands.length - 1].end };
}

function readNot(reader: Reader): QueryNode | undefined {
  const token = peek(reader);
  if (token?.kind !== "not") return readPrimary(reader);
  reader.next++;
  const operand = readDeeper(reader, token, readNot);
  return operand && { kind: "not", operand, start: token.start, end: operand.end };
}

function readPrimary(reader: Reader): QueryNode | undefined {
  const token = peek(reader);
  switch (token?.kind) {
    case "operand":
      reader.next++;
      return token.operand;
    case "open":
    case "cases":
    case "files":
      return readParentheses(reader, token.kind, token);
    case "bad":
      return fail(reader, token.problem);
    default:
      return fail(reader, missingAt(reader, token));
  }
}

function readParentheses(
  reader: Reader,
  kind: "open" | Scope["kind"],
  open: Span,
): QueryNode | undefined {
  reader.next++;
  const operand = readDeeper(reader, open, readOr);
  if (operand === undefined) return undefined;
  const close = peek(reader);
  const sign = { start: open.end - 1, end: open.end };
  if (close === undefined) return fail(reader, error(sign, NEVER_CLOSED));
  if (close.kind !== "close") return fail(reader, problemAt(reader, close));
  reader.next++;
  if (kind === "open") return operand;
  return { kind, operand, start: open.start, end: close.end };
}

function readDeeper(
  reader: Reader,
  at: Span,
  read: (reader: Reader) => QueryNode | undefined,
): QueryNode | undefined {
  if (reader.depth >= DEEPEST_QUERY) return fail(reader, error(at, TOO_DEEP));
  reader.depth++;
  const found = read(reader);
  reader.depth--;
  return found;
}

const TOO_DEEP = `More than ${DEEPEST_QUERY} parentheses and NOTs stand in each other here, which is the limit.`;

function peek({ tokens, next }: Reader): Token | undefined {
  return tokens[next];
}

function fail(reader: Reader, problem: QueryProblem): undefined {
  reader.problem ??= problem;
  return undefined;
}

/** Something was to stand here: `token`, or the end, does not begin it. */
function missingAt(
  { text, language, tokens, next }: Reader,
  token: Token | undefined,
): QueryProblem {
  const before = tokens[next - 1] as Token | undefined;
  if (before === undefined && token !== undefined) {
    if (token.kind === "close") return error(token, NEVER_OPENED);
    return error(token, `${language.part} is missing before ${written(text, token)}.`);
  }
  const isEmpty = token?.kind === "close" && isOpening(before);
  if (isEmpty) {
    const span = { start: (before as Token).end - 1, end: token.end };
    return error(span, "There is nothing between these parentheses.");
  }
  if (token === undefined && isOpening(before)) {
    const { end } = before as Token;
    return error({ start: end - 1, end }, NEVER_CLOSED);
  }
  const sign = before ?? { start: 0, end: text.length };
  return error(sign, `${language.part} is missing behind ${written(text, sign)}.`);
}

export const NEVER_CLOSED = "This parenthesis is never closed.";
export const NEVER_OPENED = "This parenthesis is never opened.";

function isOpening(token: Token | undefined): boolean {
  return token?.kind === "open" || token?.kind === "cases" || token?.kind === "files";
}

/** Behind something complete, `token` neither combines it with another thing nor ends it. */
function problemAt({ text, tokens, next }: Reader, token: Token): QueryProblem {
  if (token.kind === "close") return error(token, NEVER_OPENED);
  const before = tokens[next - 1] as Token | undefined;
  const meant = [token, before].find((one) => keywordMeant(one) !== undefined);
  if (meant !== undefined) return lowerCase(meant, keywordMeant(meant) ?? "");
  if (token.kind === "bad") return token.problem;
  const scope = before === undefined ? "" : slice(text, before);
  if (token.kind === "open" && (scope === "cases" || scope === "files")) {
    const span = { start: before?.start ?? token.start, end: token.end };
    const message = `Write ${scope}(…) without a blank before the parenthesis.`;
    return { ...error(span, message), replacement: `${scope}(` };
  }
  return error(token, `Write AND or OR before ${written(text, token)}.`);
}

/** For `and`, `or` and `not` between what they were to combine. */
export function lowerCase(span: Span, keyword: string): QueryProblem {
  const message = `Write ${keyword} in capital letters, for it to combine what stands around it.`;
  return { ...error(span, message), replacement: keyword };
}

/** `and`, `Or` and `not` are ids of codes, but where no code may stand they were meant otherwise. */
function keywordMeant(token: Token | undefined): string | undefined {
  if (token?.kind !== "operand" || token.operand.kind !== "code") return undefined;
  const word = token.operand.value.toUpperCase();
  return ["AND", "OR", "NOT"].includes(word) ? word : undefined;
}

function written(text: string, span: Span): string {
  return quote(slice(text, span));
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function tooLong({ length }: string, { whole }: Language): QueryProblem {
  const limit = LONGEST_QUERY.toLocaleString("en");
  const span = { start: LONGEST_QUERY, end: length };
  return error(span, `${whole} may have ${limit} characters at most (the limit).`);
}
