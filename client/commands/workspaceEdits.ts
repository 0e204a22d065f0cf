// Edits of a study as VS Code applies them.
import * as vscode from "vscode";
import type { FileEditResult, StudyEditResult } from "../../server/protocol";
import { toRange } from "./editors";
import type { ApplyOptions } from "./studyEdits";

/** Whether a file that was open is still the version that its edits were made for. */
export function isCurrent({ uri, version }: FileEditResult): boolean {
  if (version === null) return true;
  const wanted = vscode.Uri.parse(uri).toString();
  const open = vscode.workspace.textDocuments.find(({ uri: one }) => one.toString() === wanted);
  return open?.version === version;
}

export function workspaceEdit(
  { files }: Pick<StudyEditResult, "files">,
  { isPreviewed = false }: ApplyOptions = {},
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of files) {
    const metadata = isPreviewed ? previewOf(uri) : undefined;
    const changes = edits.map(({ range, newText }): [vscode.TextEdit, typeof metadata] => [
      new vscode.TextEdit(toRange(range), newText),
      metadata,
    ]);
    edit.set(vscode.Uri.parse(uri), changes);
  }
  return edit;
}

/** The group of a change in the list of changes. */
function previewOf(uri: string): vscode.WorkspaceEditEntryMetadata {
  const { path } = vscode.Uri.parse(uri);
  const label = path.endsWith("/codebook.yaml")
    ? "Codebook"
    : /\/memos\/[^/]*$/.test(path)
      ? "Memos"
      : "Transcripts";
  return { needsConfirmation: true, label };
}
