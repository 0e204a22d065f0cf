// The extension on the desktop and on remote machines: the server is a Node process of its own.
import { fork } from "node:child_process";
import type * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startExtension, type VerbatimApi } from "./extension";
import type { ImporterPort } from "./imports/importer";

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const module = context.asAbsolutePath("dist/server.js");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
  return startExtension(context, {
    createClient: (options) => new LanguageClient("verbatim", "Verbatim", { run, debug }, options),
    startImporter: () => startImporter(context.asAbsolutePath("dist/importer.js")),
  });
}

function startImporter(module: string): ImporterPort {
  // Bytes go over as they are, not as text.
  const importer = fork(module, [], { serialization: "advanced", execArgv: [] });
  return {
    send: (request) => importer.send(request),
    onAnswer: (handler) => importer.on("message", (answer) => handler(answer as never)),
    onEnd(handler) {
      importer.on("exit", handler);
      importer.on("error", handler);
    },
    end: () => void importer.kill(),
  };
}
