import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createClientFiles, createMixedFiles } from "./lsp/clientFiles";
import { createNodeFiles } from "./lsp/nodeFiles";
import { startServer } from "./lsp/server";

// Node: over IPC in the editor, over stdio (`node dist/server.js --stdio`) everywhere else.
const connection = createConnection(ProposedFeatures.all);
startServer({
  connection,
  files: createMixedFiles(createNodeFiles(), createClientFiles(connection)),
});
