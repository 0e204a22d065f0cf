import type { Span, Transcript } from "../model";

const MARKER = /\[<?([\p{L}\p{N}]+)>?\]/gu;

/** The smallest number that no range uses anywhere in `span`: labels are free again afterwards. */
export function freeRangeLabel({ text, passages }: Transcript, span: Span): string {
  const used = new Set<string>();
  for (const [, label] of text.slice(span.start, span.end).matchAll(MARKER)) used.add(label);
  for (const { form, open, close } of passages) {
    if (form !== "range" || open.start >= span.end || close.end <= span.start) continue;
    used.add(text.slice(open.start + 1, open.end - 2));
  }
  let number = 1;
  while (used.has(String(number))) number++;
  return String(number);
}
