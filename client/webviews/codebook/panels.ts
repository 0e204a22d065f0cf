// The codebook's page in editor tabs, one for each study.
import type * as vscode from "vscode";
import { keptState } from "../../pages/codebook/messages";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import { createPagePanels } from "../pagePanels";
import { connectPage } from "./page";

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
  const panels = createPagePanels(
    {
      viewType: "verbatim.codebookPage",
      name: "codebook",
      title: "Codebook",
      extension: parts.extension,
      aboutOf: (kept) => keptState(kept)?.study,
      connect: (study, panel, owned) => connectPage({ ...parts, study, panel }, owned),
    },
    subscriptions,
  );
  return {
    open(study, node) {
      const page = panels.open(study);
      if (node !== undefined) page.reveal(node);
    },
  };
}
