// Saying why something was not done.
import * as vscode from "vscode";

export function refuse(reason: string): undefined {
  void vscode.window.showErrorMessage(reason);
  return undefined;
}
