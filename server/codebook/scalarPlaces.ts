import type { Span } from "../markup/model";

/**
 * The part of codebook.yaml that writes a part of a value: `part` are UTF-16 units of the value,
 * which stands at `span`, its quotes included. All of it where the parts cannot be told apart, in a
 * folded text, say.
 */
export function placeInScalar(
  text: string,
  { span, value }: { readonly span: Span; readonly value: string },
  part: Span,
): Span {
  const offsets = part.start < part.end ? offsetsOf(text, span, value) : undefined;
  if (offsets === undefined) return span;
  return { start: offsets[part.start], end: offsets[part.end] };
}

/** For each unit of the value where it is written, and where the last one ends. */
function offsetsOf(text: string, { start, end }: Span, value: string): number[] | undefined {
  const quote = /["']/.test(text[start]) ? text[start] : "";
  const offsets: number[] = [];
  let at = start + quote.length;
  for (const unit of value.split("")) {
    offsets.push(at);
    if (isEscape(text, at, quote)) at++;
    if (at >= end || text[at] !== unit) return undefined;
    at++;
  }
  offsets.push(at);
  return offsets;
}

/** A quote or backslash that is escaped; other escapes write another character than they show. */
function isEscape(text: string, at: number, quote: string): boolean {
  if (quote === "'") return text[at] === "'" && text[at + 1] === "'";
  return quote === '"' && text[at] === "\\" && /["\\/]/.test(text[at + 1] ?? "");
}
