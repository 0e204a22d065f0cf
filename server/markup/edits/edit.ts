import type { Span } from "../model";

/** Takes the place of what stands in `span`; an insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** What to change in the text, or why not, in a researcher's words. */
export type EditResult = { readonly edits: readonly TextEdit[] } | { readonly reason: string };

export function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

export function deletion(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: "" };
}

/** The text after edits that do not overlap, given in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { span, newText } of inTextOrder(edits)) {
    parts.push(text.slice(from, span.start), newText);
    from = span.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** Of two edits at one place the one given first comes first. */
export function inTextOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
