// The folder that files are brought into: what is there, and writing what is new.
import * as vscode from "vscode";
import { exists, typeOf } from "../documents/exists";
import type { ImportedFile, ImportPlan } from "../../server/protocol/imports";

/** The text of the folder's codebook as it is in the editor; null where it has none. */
export async function codebookTextIn(folder: vscode.Uri): Promise<string | null> {
  const uri = vscode.Uri.joinPath(folder, "codebook.yaml");
  if (!(await exists(uri))) return null;
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** The paths of a plan at which something stands already. */
export async function takenPaths(
  folder: vscode.Uri,
  { files }: ImportPlan,
): Promise<readonly string[]> {
  const paths = files.flatMap(({ codebook, transcripts }) => [
    ...(codebook ? [codebook.path] : []),
    ...transcripts.flatMap(({ path }) => path ?? []),
  ]);
  const there = await Promise.all(paths.map((path) => exists(vscode.Uri.joinPath(folder, path))));
  return paths.filter((_, index) => there[index]);
}

/**
 * Makes the files, all in one step that undo takes back, and none over one that is there. Gives the
 * reason where it cannot be done.
 */
export async function makeFiles(
  folder: vscode.Uri,
  files: readonly ImportedFile[],
): Promise<string | undefined> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of files) {
    if (await isThroughLink(folder, path))
      return `The folder of “${path}” is a link, which is not followed.`;
    const uri = vscode.Uri.joinPath(folder, path);
    if (await exists(uri)) return `“${path}” is there by now, so nothing was written. Try again.`;
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  const isDone = await vscode.workspace.applyEdit(edit);
  return isDone ? undefined : "The files could not be written here. See that the folder can be.";
}

/** No link may lead a new file out of the study. */
async function isThroughLink(folder: vscode.Uri, path: string): Promise<boolean> {
  const parts = path.split("/").slice(0, -1);
  const folders = parts.map((_, index) =>
    vscode.Uri.joinPath(folder, ...parts.slice(0, index + 1)),
  );
  for (const one of folders) {
    const type = await typeOf(one);
    if (type !== undefined && (type & vscode.FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}
