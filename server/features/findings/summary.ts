import { summaryEdits, summaryIn } from "../../counts/framework/summaryEdits";
import type { SummaryParams } from "../../protocol/framework";
import { FRAMEWORK_NAME } from "../../study/framework";
import { applyEdits } from "../../markup/edits/edit";
import { lineIndexOf } from "../../study/lineIndex";
import { readOnly, toFileEdits, unreadable, type FileEdits, type ReadNow } from "../rename/rename";

export type SummaryChange =
  | {
      readonly files: readonly FileEdits[];
      /** What to write into a file that is missing. */
      readonly created: { readonly uri: string; readonly text: string } | null;
    }
  | { readonly problem: string };

/**
 * Writes the summary of a cell into `framework.md` as the file is now. Nothing is changed where the
 * cell says something else by now than whoever wrote the summary has seen.
 */
export async function writeSummary(
  { before, ...written }: Omit<SummaryParams, "uri">,
  read: ReadNow,
): Promise<SummaryChange> {
  const now = await read.framework();
  if (now === undefined) return { problem: unreadable(FRAMEWORK_NAME) };
  if (now.isReadOnly) return { problem: readOnly(FRAMEWORK_NAME) };
  if (summaryIn(now.text, written) !== before) return { problem: CHANGED };
  const edits = summaryEdits(now.text, written);
  if (edits.length === 0) return { files: [], created: null };
  if (now.isMissing) {
    return { files: [], created: { uri: now.uri, text: applyEdits(now.text, edits) } };
  }
  return { files: [toFileEdits(now, lineIndexOf(now.text), edits)], created: null };
}

const CHANGED =
  "The summary of this cell has changed in framework.md in the meantime, so nothing was changed. " +
  "Both are shown now.";
