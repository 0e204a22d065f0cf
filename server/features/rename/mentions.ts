import { deletion, type TextEdit } from "../../markup/edits/edit";
import type { Block, BlockCode, BlockEntry, Span, Transcript } from "../../markup/model";

/**
 * Edits that write another id wherever a transcript names a code: on passages, empty ones and second
 * ones too, and as `exemplar=id`. Only ids change, so the wording stays. Codes in headings and
 * comments are no passages and stay as they are.
 */
export function renameEdits({ text, passages }: Transcript, id: string, newId: string): TextEdit[] {
  return passages.flatMap(({ block }) => [
    ...block.codes.filter((code) => code.id === id).map((code) => replace(idOf(code), newId)),
    ...exemplarEdits(text, block, { id, newId }),
  ]);
}

/** The same, but a block that has the other code already loses this one. */
export function mergeEdits({ text, passages }: Transcript, from: string, into: string): TextEdit[] {
  return passages.flatMap(({ block }) => {
    let hasInto = block.codes.some(({ id }) => id === into);
    const edits = exemplarEdits(text, block, { id: from, newId: into });
    for (const code of block.codes) {
      if (code.id !== from) continue;
      edits.push(hasInto ? withoutCode(text, code) : replace(idOf(code), into));
      hasInto = true;
    }
    return edits;
  });
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

function exemplarEdits(text: string, { entries }: Block, { id, newId }: Ids): TextEdit[] {
  return entries.flatMap((entry) => {
    const exemplar = exemplarOf(text, entry);
    return exemplar?.id === id ? [replace(exemplar, newId)] : [];
  });
}

function replace({ start, end }: Span, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

/** With the blank before it; the first code of a block takes the one behind it. */
function withoutCode(text: string, { start, end }: BlockCode): TextEdit {
  if (/\s/.test(text[start - 1])) return deletion(start - 1, end);
  return deletion(start, /\s/.test(text[end]) ? end + 1 : end);
}
