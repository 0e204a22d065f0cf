// One codebook's page: sends what the server says of the study, and does what the reader asks for.
import * as vscode from "vscode";
import { passagesRequest } from "../../../server/protocol";
import { codebookPageRequest, examplesRequest } from "../../../server/protocol/codebookPage";
import { showEntry } from "../../commands/codebook";
import { showRange } from "../../commands/editors";
import { createRefresher } from "../../connection/refresher";
import type { FromPage, ToPage } from "../../pages/codebook/messages";
import { besides } from "../besides";
import { linkPage, type Link } from "../link";
import type { CodebookPagesParts } from "./panels";
import { saveCodebook } from "./save";

export interface CodebookPage {
  /** Brings an entry into view. */
  reveal(node: string): void;
}

export interface CodebookPageParts extends Omit<CodebookPagesParts, "extension"> {
  readonly study: string;
  readonly panel: vscode.WebviewPanel;
}

export function connectPage(
  { server, overviews, study, panel }: CodebookPageParts,
  owned: vscode.Disposable[],
): CodebookPage {
  /** Of the entries that the page has. */
  let revision: number | null = null;
  const refresher = createRefresher(async () => {
    const codebook = await server.request(codebookPageRequest, { uri: study, revision });
    // A server that is starting again does not know the study yet, and says so when it does.
    if (!codebook) return;
    revision = codebook.revision;
    panel.title = `Codebook: ${codebook.title}`;
    link.send({ kind: "codebook", codebook });
  });
  const link: Link<ToPage> = linkPage<ToPage, FromPage>(
    panel.webview,
    {
      onListening() {
        revision = null;
        refresher.request();
      },
      onMessage: (message) => void answer({ server, study, panel, link }, message),
    },
    owned,
  );
  owned.push(
    overviews.onDidChange(() => {
      // A hidden page is loaded anew when it is shown, and hears everything then.
      if (panel.visible) refresher.request();
    }),
  );
  return { reveal: (node) => link.send({ kind: "reveal", node }) };
}

interface PageParts extends Omit<CodebookPageParts, "overviews"> {
  readonly link: Link<ToPage>;
}

async function answer(parts: PageParts, message: FromPage): Promise<void> {
  const { server, study, panel, link } = parts;
  const uri = study;
  const codebook = vscode.Uri.joinPath(vscode.Uri.parse(study), "codebook.yaml");
  switch (message.kind) {
    case "examples": {
      const { node, limit } = message;
      const examples = await server.request(examplesRequest, { uri, node, limit });
      return examples ? link.send({ kind: "examples", node, examples }) : undefined;
    }
    case "passages": {
      const { node, offset, limit } = message;
      const passages = await server.request(passagesRequest, {
        uri,
        node,
        offset,
        limit,
        inScope: true,
      });
      return passages ? link.send({ kind: "passages", node, offset, passages }) : undefined;
    }
    case "show":
      await showRange(message.passage.uri, message.passage.range, besides(panel));
      return;
    case "openEntry":
      return showEntry(codebook, message.node, besides(panel));
    case "openCodebook":
      await vscode.window.showTextDocument(codebook, { viewColumn: besides(panel) });
      return;
    case "save":
      return saveCodebook(server, study);
    case "clearScope":
      return vscode.commands.executeCommand("verbatim.setScope", { study, query: "" });
  }
}
