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

/**
 * The edits of all files. VS Code lists them first if one of them wants to be confirmed, and leaves
 * out what is not ticked; so what asks for it is the making of a file that is there already, which
 * is neither listed nor done, and all edits are ticked.
 */
export function workspaceEdit(
  { files }: Pick<StudyEditResult, "files">,
  { isPreviewed = false }: ApplyOptions = {},
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const [first] = files;
  if (isPreviewed && first)
    edit.createFile(vscode.Uri.parse(first.uri), { ignoreIfExists: true }, ASKED);
  for (const { uri, edits } of files) {
    const changes = edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
    edit.set(vscode.Uri.parse(uri), changes);
  }
  return edit;
}

const ASKED = { needsConfirmation: true, label: "Changes of the study" };
