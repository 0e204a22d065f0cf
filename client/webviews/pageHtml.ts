// The document of a webview: one script and one style sheet of ours, and nothing else may load.
import * as vscode from "vscode";
import { escapeHtml } from "../text/html";

export interface Page {
  /** The folder of `client/pages` that it is built from. */
  readonly name: string;
  /** Read out by screen readers, and shown where a page is printed. */
  readonly title: string;
}

/** What a webview of the page may load: the built pages and nothing of the workspace. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pagesFolder(extension)] };
}

/** The page's HTML. What stands in files of a study reaches it as messages only, never as HTML. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { name, title }: Page,
): string {
  const file = (ending: string): string =>
    webview.asWebviewUri(pageFile(extension, `${name}.${ending}`)).toString();
  const { cspSource } = webview;
  const policy = `default-src 'none'; script-src ${cspSource}; style-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${file("css")}">
</head>
<body>
<div id="page"></div>
<script src="${file("js")}"></script>
</body>
</html>`;
}

function pagesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, "dist", "pages");
}

function pageFile(extension: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(pagesFolder(extension), name);
}
