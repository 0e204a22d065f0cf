// Saving what a page shows as a file that any browser shows and prints. A webview cannot print: VS Code
// shows it in a frame that may open no dialog.
import * as vscode from "vscode";

export interface HtmlFile {
  /** At the start of a sentence: "The codebook". */
  readonly what: string;
  /** Where it is offered to be saved. */
  readonly target: vscode.Uri;
  /** The whole file; undefined where there is none, after saying why. */
  render(): Promise<string | undefined>;
}

export async function saveHtml({ what, target: defaultUri, render }: HtmlFile): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: `Save ${what.charAt(0).toLowerCase()}${what.slice(1)} as HTML`,
    defaultUri,
    filters: { HTML: ["html"] },
  });
  if (!target) return;
  const html = await render();
  if (html === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`${what} could not be saved: ${reason}`);
    return;
  }
  await offerBrowser(what, target);
}

/** Only a file on this machine can be opened in the browser beside VS Code. */
async function offerBrowser(what: string, target: vscode.Uri): Promise<void> {
  const path = vscode.workspace.asRelativePath(target);
  const isLocal = target.scheme === "file" && vscode.env.remoteName === undefined;
  const open = "Open in browser";
  const how = isLocal ? "Open it in the browser to print it." : "Any browser shows and prints it.";
  const choices = isLocal ? [open] : [];
  const answer = await vscode.window.showInformationMessage(
    `${what} is saved as ${path}. ${how}`,
    ...choices,
  );
  if (answer === open) await vscode.env.openExternal(target);
}
