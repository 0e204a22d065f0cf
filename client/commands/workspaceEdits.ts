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
 * those out that nobody ticks; so an edit that changes nothing asks for it, and all others are taken.
 */
export function workspaceEdit(
  { files }: Pick<StudyEditResult, "files">,
  { isPreviewed = false }: ApplyOptions = {},
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  files.forEach(({ uri, edits }, index) => {
    const changes = edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
    const taken = changes.map((change): Entry => [change, undefined]);
    edit.set(vscode.Uri.parse(uri), isPreviewed && index === 0 ? [NOTHING, ...taken] : taken);
  });
  return edit;
}

type Entry = [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata | undefined];

const NOTHING: Entry = [
  vscode.TextEdit.insert(new vscode.Position(0, 0), ""),
  { needsConfirmation: true, label: "Changes of the study" },
];
