import { deletion, type TextEdit } from "../../markup/edits/edit";
import { isWhite } from "../../markup/characters";
import type { Block, BlockEntry, Span } from "../../markup/model";

/**
 * Edits that write another id wherever a transcript names a code: on passages, empty ones and second
 * ones too, and as `exemplar=id`. Only ids change, so the wording stays. Codes in headings and
 * comments are no passages and stay as they are.
 */
export function renameEdits(
  text: string,
  blocks: readonly Block[],
  { id, newId }: { readonly id: string; readonly newId: string },
): TextEdit[] {
  return blocks.flatMap((block) => [
    ...block.codes.filter((code) => code.id === id).map((code) => replace(idOf(code), newId)),
    ...exemplarEdits(text, block, { id, newId }),
  ]);
}

/** The id of an entry `exemplar=id`, without quotes; undefined for `yes` and other keys. */
export function exemplarOf(
  text: string,
  { key, value, valueSpan }: BlockEntry,
): (Span & { readonly id: string }) | undefined {
  if (key !== "exemplar" || value === "yes" || value === "") return undefined;
  const isQuoted = `"'`.includes(text[valueSpan.start]);
  const inset = isQuoted ? 1 : 0;
  const { start, end } = valueSpan;
  return { start: start + inset, end: end - inset, id: value.normalize("NFC") };
}

/** A code's id without its dot. */
export function idOf({ start, end }: Span): Span {
  return { start: start + 1, end };
}

interface Ids {
  readonly id: string;
  readonly newId: string;
}

export function exemplarEdits(text: string, { entries }: Block, { id, newId }: Ids): TextEdit[] {
  return entries.flatMap((entry) => {
    const exemplar = exemplarOf(text, entry);
    return exemplar?.id === id ? [replace(exemplar, newId)] : [];
  });
}

export function replace({ start, end }: Span, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

/**
 * Takes items out of blocks, each with the white space before it; what comes first in its block
 * takes that behind it. The items stand in the order of the text.
 */
export function withoutItems(text: string, items: readonly Span[]): TextEdit[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of items) {
    let from = start;
    while (isWhite(text.charCodeAt(from - 1))) from--;
    const last = spans.at(-1);
    if (last !== undefined && from <= last.end) last.end = end;
    else spans.push({ start: from, end });
  }
  return spans.map(({ start, end }) => {
    let to = end;
    while (text[start - 1] === "{" && isWhite(text.charCodeAt(to))) to++;
    return deletion(start, to);
  });
}
