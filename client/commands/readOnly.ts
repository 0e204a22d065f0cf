// Whether a file may be changed. VS Code tells extensions of it in three places, and of none at all
// for an editor that was made read-only for the session.
import * as vscode from "vscode";
import { oneLine } from "../text/plain";

/** Why a document cannot be changed, in a sentence; undefined where it can. */
export async function readOnlyReason(document: vscode.TextDocument): Promise<string | undefined> {
  return (await isReadOnly(document)) ? readOnlyText(document) : undefined;
}

export async function isReadOnly(document: vscode.TextDocument): Promise<boolean> {
  return (
    vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false ||
    isReadOnlyBySetting(document) ||
    (await isProtected(document.uri))
  );
}

export function readOnlyText({ uri }: vscode.TextDocument): string {
  const name = oneLine(uri.path.slice(uri.path.lastIndexOf("/") + 1));
  return `“${name}” is read-only, so nothing was changed.`;
}

function isReadOnlyBySetting(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration("files", document.uri);
  const matches = (setting: string): boolean =>
    Object.entries(files.get<Record<string, boolean>>(setting) ?? {}).some(
      ([pattern, isOn]) => isOn && vscode.languages.match({ pattern }, document) > 0,
    );
  return matches("readonlyInclude") && !matches("readonlyExclude");
}

async function isProtected(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // A file that was deleted while it is open can still be changed and saved.
    return false;
  }
}
