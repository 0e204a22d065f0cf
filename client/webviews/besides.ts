import * as vscode from "vscode";

/** Another column than the page's, so that one reads on in the page beside what it opens. */
export function besides({ viewColumn }: vscode.WebviewPanel): vscode.ViewColumn {
  const others = vscode.window.tabGroups.all.filter((group) => group.viewColumn !== viewColumn);
  return others[0]?.viewColumn ?? vscode.ViewColumn.Beside;
}
