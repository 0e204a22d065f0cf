// The codebook's page in editor tabs: one for each study, which comes back when the window does.
import * as vscode from "vscode";
import { keptState } from "../../pages/codebook/messages";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import { pageOptions } from "../pageHtml";
import { connectPage, type CodebookPage } from "./page";

export const CODEBOOK_PAGE = "verbatim.codebookPage";

export interface CodebookPages {
  /** Shows the codebook of a study, at one of its entries if one is named. */
  open(study: string, node?: string): void;
}

export interface CodebookPagesParts {
  readonly server: Server;
  readonly overviews: Overviews;
  /** The extension's folder. */
  readonly extension: vscode.Uri;
}

export function createCodebookPages(
  parts: CodebookPagesParts,
  subscriptions: vscode.Disposable[],
): CodebookPages {
  const pages = new Map<string, CodebookPage>();
  const take = (study: string, panel: vscode.WebviewPanel): CodebookPage => {
    const page = connectPage(parts, study, panel);
    pages.set(study, page);
    panel.onDidDispose(() => pages.delete(study));
    return page;
  };
  const create = (study: string): CodebookPage => {
    const options = pageOptions(parts.extension);
    const { Active } = vscode.ViewColumn;
    return take(
      study,
      vscode.window.createWebviewPanel(CODEBOOK_PAGE, "Codebook", Active, options),
    );
  };
  subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(CODEBOOK_PAGE, {
      async deserializeWebviewPanel(panel, state) {
        const study = keptState(state)?.study;
        // A page that was closed before it was read has kept nothing.
        if (study === undefined || pages.has(study)) return panel.dispose();
        panel.webview.options = pageOptions(parts.extension);
        take(study, panel);
      },
    }),
  );
  return {
    open(study, node) {
      const page = pages.get(study) ?? create(study);
      page.panel.reveal();
      if (node !== undefined) page.reveal(node);
    },
  };
}
