// What the suite's tests do again and again in a VS Code window. Only the API, no Node built-ins.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../client/extension";

/** Where the extension runs: the web host is a browser worker without `process`. */
export const host = typeof process === "undefined" ? "web" : "node";

export function extension(): vscode.Extension<VerbatimApi> {
  const found = vscode.extensions.getExtension<VerbatimApi>("verbatim.verbatim");
  if (!found) throw new Error("The extension verbatim.verbatim is not there.");
  return found;
}

/** A file of the workspace; the path is relative to its (only) folder. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("No folder is open.");
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  return vscode.window.showTextDocument(document);
}

/** Writes a file of the workspace (a copy made for this run) without opening it. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)));
}

/** Makes a file what it was, in the editor and on the disk, whatever was done to it. */
export async function restore(path: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  if (document.getText() !== text) {
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
    await vscode.workspace.applyEdit(edit);
  }
  const isSaved = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved !== document) return;
      listener.dispose();
      resolve();
    });
  });
  await document.save();
  // Where the file is being saved already, saving it once more does not wait for that.
  if ((await readFile(path)) !== text) await isSaved;
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/**
 * Waits until a condition holds: it is looked at now and whenever the event fires. The deadline
 * only ends what would hang.
 */
export function until<T>(
  event: vscode.Event<unknown>,
  condition: () => T | undefined | false,
  what: string,
  seconds = 15,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      subscription.dispose();
      clearTimeout(timer);
    };
    const look = (): void => {
      const value = condition();
      if (!value) return;
      end();
      resolve(value);
    };
    const late = (): void => {
      end();
      reject(new Error(`Not within ${seconds} s: ${what}`));
    };
    const subscription = event(look);
    const timer = setTimeout(late, seconds * 1000);
    look();
  });
}

/** Waits for the problems of a file to be as the condition says. */
export function problems(
  uri: vscode.Uri,
  condition: (problems: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const look = (): vscode.Diagnostic[] | false => {
    const found = vscode.languages.getDiagnostics(uri);
    return condition(found) && found;
  };
  return until(vscode.languages.onDidChangeDiagnostics, look, `problems of ${uri.path}`);
}
