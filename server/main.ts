import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createClientFiles, createMixedFiles } from "./lsp/clientFiles";
import { liesIn } from "./lsp/liesIn";
import { createNodeFiles } from "./lsp/nodeFiles";
import { startServer } from "./lsp/server";
import { systemPath } from "./lsp/uris";

// Node: over IPC in the editor, over stdio (`node dist/server.js --stdio`) everywhere else.
const connection = createConnection(ProposedFeatures.all);
startServer({
  connection,
  loadPaper: () => import("./lazy/paper"),
  loadExports: () => import("./lazy/exports"),
  loadPseudonyms: () => import("./lazy/pseudonyms"),
  files: createMixedFiles(createNodeFiles(), createClientFiles(connection)),
  liesIn: (uri, folder) =>
    [uri, folder].every((one) => one.startsWith("file:")) &&
    liesIn(systemPath(uri), systemPath(folder)),
  async readCommitted(uri) {
    if (!uri.startsWith("file:")) return { reason: undefined };
    // Few transcripts ever lose a word, so what reads repositories is loaded when it is needed.
    const { committedText } = await import("./lazy/git");
    return committedText(systemPath(uri));
  },
});
