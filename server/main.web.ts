import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser";
import { createClientFiles } from "./lsp/clientFiles";
import * as exports from "./lazy/exports";
import * as paper from "./lazy/paper";
import * as pseudonyms from "./lazy/pseudonyms";
import { startServer } from "./lsp/server";

// A worker of the browser: every file is read through the client.
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(
  new BrowserMessageReader(worker),
  new BrowserMessageWriter(worker),
);
startServer({
  connection,
  files: createClientFiles(connection),
  // A worker cannot load anything later, so it has all of it from the start.
  loadPaper: async () => paper,
  loadExports: async () => exports,
  loadPseudonyms: async () => pseudonyms,
});
