// The extension in browsers: the server is a worker.
import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from "vscode-languageclient/browser";
import { startExtension, type VerbatimApi } from "./extension";

declare const Worker: new (url: string) => unknown;

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const url = vscode.Uri.joinPath(context.extensionUri, "dist/server.web.js").toString(true);
  // A function, so that a restart starts a worker of its own. It gives the ends of the connection
  // and not the worker, because VS Code has a `Worker` of its own that the library does not know.
  const connect = async () => {
    const worker = new Worker(url) as never;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return startExtension(
    context,
    (options) => new LanguageClient("verbatim", "Verbatim", connect, options),
  );
}
