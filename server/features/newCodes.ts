import { addCodeEdit, type CodebookChange } from "../codebook/edits";
import { normalizeId } from "../codebook/ids";
import { composeEdits } from "../markup/edits/compose";
import { applyEdits, type TextEdit } from "../markup/edits/edit";
import type { AddedCode } from "../protocol/find";
import { lineIndexOf } from "../study/lineIndex";
import { readOnly, toFileEdits, unreadable, type FileEdits, type ReadNow } from "./rename/rename";

/** The edits of the codebook that add codes to it, none for none; or why they cannot be added. */
export async function codebookWith(
  codes: readonly AddedCode[],
  read: ReadNow,
): Promise<{ readonly files: readonly FileEdits[] } | { readonly problem: string }> {
  if (codes.length === 0) return { files: [] };
  const now = await read.codebook();
  if (now === undefined) return { problem: unreadable("codebook.yaml") };
  if (now.isReadOnly) return { problem: readOnly("codebook.yaml") };
  const change = addCodes(now.text, codes);
  if ("problem" in change) return change;
  return { files: [toFileEdits(now, lineIndexOf(now.text), change.edits)] };
}

/** Adds several codes to the text of the codebook, one after the other, as one list of edits. */
function addCodes(source: string, codes: readonly AddedCode[]): CodebookChange {
  let edits: readonly TextEdit[] = [];
  let text = source;
  for (const { id, name, under } of codes) {
    const change = addCodeEdit(text, {
      id: normalizeId(id),
      name: name ?? undefined,
      under: under ?? undefined,
    });
    if ("problem" in change) return change;
    edits = composeEdits(source, edits, change.edits);
    text = applyEdits(text, change.edits);
  }
  return { edits };
}
