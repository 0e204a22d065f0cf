// Saving the codebook as a file that any browser shows and prints. A webview cannot print: VS Code
// shows it in a frame that may open no dialog.
import * as vscode from "vscode";
import type { Server } from "../../connection/server";
import {
  codebookPageRequest,
  examplesRequest,
  type CodebookPageResult,
  type ExampleInfo,
} from "../../../server/protocol/codebookPage";
import { codebookDocument } from "./document";

const EXAMPLES_EACH = 3;

export async function saveCodebook(server: Server, study: string): Promise<void> {
  const folder = vscode.Uri.parse(study);
  const target = await vscode.window.showSaveDialog({
    title: "Save the codebook as HTML",
    defaultUri: vscode.Uri.joinPath(folder, "codebook.html"),
    filters: { HTML: ["html"] },
  });
  if (!target) return;
  const html = await withProgress((token) => render(server, study, token));
  if (html === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The codebook could not be saved: ${reason}`);
    return;
  }
  await offerBrowser(target);
}

function withProgress<Result>(
  run: (token: vscode.CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const { Notification: location } = vscode.ProgressLocation;
  const title = "Collecting the codebook’s examples…";
  return vscode.window.withProgress({ location, title, cancellable: true }, (_, token) =>
    run(token),
  );
}

/** The whole file; undefined where the server is away or the person gave up. */
async function render(
  server: Server,
  study: string,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const codebook = await server.request(codebookPageRequest, { uri: study, revision: null }, token);
  if (!codebook) {
    if (!token.isCancellationRequested)
      void vscode.window.showErrorMessage("Verbatim's server does not answer. Try again shortly.");
    return undefined;
  }
  const examples = new Map<string, readonly ExampleInfo[]>();
  for (const node of codesInUse(codebook)) {
    const params = { uri: study, node, limit: EXAMPLES_EACH };
    const found = await server.request(examplesRequest, params, token);
    if (token.isCancellationRequested) return undefined;
    if (found) examples.set(node, found.examples);
  }
  return codebookDocument(codebook, examples);
}

function codesInUse({ entries, figures, unknown }: CodebookPageResult): string[] {
  const known = (entries ?? []).filter(
    ({ kind }, index) => kind === "code" && (figures[index]?.codings ?? 0) > 0,
  );
  return [...known, ...unknown].map(({ id }) => id);
}

/** Only a file on this machine can be opened in the browser beside VS Code. */
async function offerBrowser(target: vscode.Uri): Promise<void> {
  const path = vscode.workspace.asRelativePath(target);
  const isLocal = target.scheme === "file" && vscode.env.remoteName === undefined;
  const open = "Open in browser";
  const what = isLocal ? "Open it in the browser to print it." : "Any browser shows and prints it.";
  const choices = isLocal ? [open] : [];
  const answer = await vscode.window.showInformationMessage(
    `The codebook is saved as ${path}. ${what}`,
    ...choices,
  );
  if (answer === open) await vscode.env.openExternal(target);
}
