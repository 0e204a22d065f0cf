import type { CodebookChange } from "../../codebook/edits";
import { deleteQueryEdits, renameQueryEdits, saveQueryEdits } from "../../codebook/reshape/queries";
import type { QueriesChange } from "../../protocol/query";
import type { StudySnapshot } from "../context";
import { changeStudy, type ReadNow, type StudyChange } from "../rename/rename";

/** Changes the queries that the codebook keeps, and nothing else of the study. */
export function changeQueries(
  study: StudySnapshot,
  change: QueriesChange,
  read: ReadNow,
): Promise<StudyChange> {
  return changeStudy(study, read, {
    ids: [],
    inTranscript: () => [],
    inCodebook: (text) => editsOf(text, change),
  });
}

function editsOf(text: string, change: QueriesChange): CodebookChange {
  switch (change.kind) {
    case "save":
      return saveQueryEdits(text, change, change.isReplacing ? "replacing" : "new");
    case "rename":
      return renameQueryEdits(text, change.name, change.newName);
    case "delete":
      return deleteQueryEdits(text, change.name);
  }
}
