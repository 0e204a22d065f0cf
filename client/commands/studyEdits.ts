// Applies edits of many files at once: all of them, or none.
import * as vscode from "vscode";
import type { StudyEditResult } from "../../server/protocol";
import { toRange } from "./editors";

/** How often the edits are asked for again when somebody typed in the meantime. */
const ATTEMPTS = 3;

/** Applies the server's edits as one step; says why where it cannot. True when it is done. */
export async function applyStudyEdits(
  ask: () => Promise<StudyEditResult | undefined>,
): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const answer = await ask();
    if (!answer || answer.reason !== null) return refuse(answer?.reason ?? NO_ANSWER);
    if (!answer.files.every(isCurrent)) continue;
    const edit = workspaceEdit(answer);
    // As with VS Code's own rename, files that were saved before are saved again if one wants so.
    if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) return true;
  }
  return refuse("The texts have changed in the meantime, so nothing was changed. Try again.");
}

const NO_ANSWER = "Verbatim's server does not answer. Try again in a moment.";

function refuse(reason: string): false {
  void vscode.window.showErrorMessage(reason);
  return false;
}

type FileEdits = StudyEditResult["files"][number];

function isCurrent({ uri, version }: FileEdits): boolean {
  if (version === null) return true;
  const wanted = vscode.Uri.parse(uri).toString();
  const open = vscode.workspace.textDocuments.find(({ uri: one }) => one.toString() === wanted);
  return open?.version === version;
}

function workspaceEdit({ files }: StudyEditResult): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of files) {
    const changes = edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
    edit.set(vscode.Uri.parse(uri), changes);
  }
  return edit;
}
