import { tokensOf } from "../../counts/query/tokens";

/** What is being written at an offset of a query. */
export interface WordAt {
  /** The place of what stands there, up to white space and parentheses; quotes hold blanks. */
  readonly start: number;
  readonly end: number;
  /** What of it stands before the offset. */
  readonly typed: string;
  /** Whether something complete stands before it, so that only an operator may follow. */
  readonly followsOperand: boolean;
}

/** Looks at an unfinished query; linear in its length. */
export function wordAt(text: string, offset: number): WordAt {
  const cursor = Math.min(Math.max(0, offset), text.length);
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < cursor; at++) {
    if (isQuoted && text[at] === "\\") at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /[\s()]/.test(text[at]) && !isNoValue(text, start, at)) start = at + 1;
  }
  let end = cursor;
  while (end < text.length && !(isQuoted ? /["\s()]/ : /[\s()]/).test(text[end])) end++;
  if (isQuoted && text[end] === '"') end++;
  const before = [...tokensOf(text.slice(0, start))].at(-1)?.kind;
  const followsOperand = before === "operand" || before === "close";
  return { start, end, typed: text.slice(start, cursor), followsOperand };
}

/** The parentheses of `level=(none)` belong to it. */
function isNoValue(text: string, start: number, at: number): boolean {
  const sign = text.indexOf("=", start);
  return sign >= 0 && sign < at && "(none)".startsWith(text.slice(sign + 1, at + 1));
}
