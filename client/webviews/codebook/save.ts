// Saving the codebook as a file that any browser shows and prints.
import * as vscode from "vscode";
import type { Server } from "../../connection/server";
import {
  codebookPageRequest,
  examplesRequest,
  type CodebookPageResult,
  type ExampleInfo,
} from "../../../server/protocol/codebookPage";
import { saveHtml } from "../saveHtml";
import { codebookDocument } from "./document";

const EXAMPLES_EACH = 3;

export async function saveCodebook(server: Server, study: string): Promise<void> {
  await saveHtml({
    what: "The codebook",
    target: vscode.Uri.joinPath(vscode.Uri.parse(study), "codebook.html"),
    render: async () => withProgress((token) => render(server, study, token)),
  });
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
