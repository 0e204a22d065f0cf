// The extension on the desktop and on remote machines: the server is a Node process of its own.
import type * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startExtension, type VerbatimApi } from "./extension";

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const module = context.asAbsolutePath("dist/server.js");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
  return startExtension(
    context,
    (options) => new LanguageClient("verbatim", "Verbatim", { run, debug }, options),
  );
}
