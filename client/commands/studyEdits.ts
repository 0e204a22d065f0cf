// Applies edits of many files at once: all of them, or none.
import * as vscode from "vscode";
import type { StudyEditResult } from "../../server/protocol";
import {
  forgetToRemember,
  rememberWhenSaved,
  saveAndRemember,
  savedAgain,
  savesChanges,
} from "../documents/savedAgain";
import { refuse } from "./refuse";
import { problemOfFiles } from "./studyFiles";
import { isCurrent, workspaceEdit } from "./workspaceEdits";

/** How often the edits are asked for again when somebody typed in the meantime. */
const ATTEMPTS = 3;

export interface ApplyOptions {
  /** Shows every change first, to be taken or left out one by one. */
  readonly isPreviewed?: boolean;
}

/** Applies the server's edits as one step; says why where it cannot. What was applied, if it was. */
export async function applyStudyEdits<Answer extends StudyEditResult>(
  ask: () => Promise<Answer | undefined>,
  { isPreviewed = false }: ApplyOptions = {},
): Promise<Answer | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await savedAgain();
    const answer = await ask();
    if (!answer || answer.reason !== null) return refuse(answer?.reason ?? NO_ANSWER);
    const changes = noticeChanges();
    const problem = await problemOfFiles(answer.files);
    const save = await savingOf(answer);
    changes.dispose();
    if (problem !== undefined) return refuse(problem);
    // It takes a while to look at many files, and nothing may wait between this and the edit.
    if (!answer.files.every(isCurrent) || changes.areIn(answer.files)) continue;
    const edit = workspaceEdit(answer, { isPreviewed });
    // As with VS Code's own rename, files that were saved before are saved again if one wants so.
    if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) return save(answer);
    forgetToRemember(answer.files);
    // Whoever looked at the changes and left them has been asked already.
    if (isPreviewed) return undefined;
  }
  return refuse("The texts have changed in the meantime, so nothing was changed. Try again.");
}

/** Notices texts that change until it is disposed of, also of files that had not been open. */
function noticeChanges() {
  const changed = new Set<string>();
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) changed.add(document.uri.toString());
  });
  return {
    areIn: (files: StudyEditResult["files"]): boolean =>
      changed.size > 0 && files.some(({ uri }) => changed.has(vscode.Uri.parse(uri).toString())),
    dispose: () => listener.dispose(),
  };
}

/** VS Code saves several files that it changes, but not a single one. */
async function savingOf({
  files,
}: StudyEditResult): Promise<<Answer>(answer: Answer) => Promise<Answer>> {
  const [file] = files;
  if (!file || !savesChanges()) return async (answer) => answer;
  if (files.length > 1) {
    rememberWhenSaved(files);
    return async (answer) => answer;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri));
  const { isDirty } = document;
  const before = document.getText();
  return async (answer) => {
    if (!isDirty) await saveAndRemember(document, before);
    return answer;
  };
}

export const NO_ANSWER = "Verbatim's server does not answer. Try again in a moment.";
