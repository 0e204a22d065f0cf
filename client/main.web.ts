// The extension in browsers: the server is a worker.
import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from "vscode-languageclient/browser";
import { startExtension, type VerbatimApi } from "./extension";
import type { ImporterPort } from "./imports/importer";

/** VS Code has a `Worker` of its own that the libraries do not know. */
interface BrowserWorker {
  postMessage(message: unknown): void;
  onmessage: (event: { readonly data: never }) => void;
  onerror: () => void;
  terminate(): void;
}

declare const Worker: new (url: string) => BrowserWorker;

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const start = (script: string): BrowserWorker =>
    new Worker(vscode.Uri.joinPath(context.extensionUri, script).toString(true));
  // A function, so that a restart starts a worker of its own. It gives the ends of the connection
  // and not the worker, because VS Code has a `Worker` of its own that the library does not know.
  const connect = async () => {
    const worker = start("dist/server.web.js") as never;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return startExtension(context, {
    createClient: (options) => new LanguageClient("verbatim", "Verbatim", connect, options),
    startImporter: () => importerOf(start("dist/importer.web.js")),
  });
}

function importerOf(worker: BrowserWorker): ImporterPort {
  return {
    send: (request) => worker.postMessage(request),
    onAnswer(handler) {
      worker.onmessage = ({ data }) => handler(data);
    },
    onEnd(handler) {
      worker.onerror = handler;
    },
    end: () => worker.terminate(),
  };
}
