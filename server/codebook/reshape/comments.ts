import { Lexer } from "yaml";
import type { Span } from "../../markup/model";

/** A comment of a YAML text, from its `#` to the end of its line. */
export interface YamlComment extends Span {
  readonly text: string;
}

/** Every comment, in the order of the text, which must be one that was read before. */
export function commentsIn(text: string): YamlComment[] {
  const comments: YamlComment[] = [];
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (const lexeme of new Lexer().lex(text)) {
    // The lexer puts in single control characters that do not stand in the text.
    if (MARKS.has(lexeme)) continue;
    const end = start + lexeme.length;
    if (lexeme.startsWith("#")) comments.push({ start, end, text: lexeme.trimEnd() });
    start = end;
  }
  return comments;
}

/** Whether `after` has every comment of `before`, as often. */
export function keepsComments(before: readonly string[], after: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const text of after) left.set(text, (left.get(text) ?? 0) + 1);
  return before.every((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  });
}

const MARKS: ReadonlySet<string> = new Set(["\x02", "\x18", "\x1f", "\ufeff"]);
