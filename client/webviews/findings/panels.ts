// The Findings pages in editor tabs, one for each study.
import type * as vscode from "vscode";
import { keptState } from "../../pages/findings/messages";
import { createPagePanels } from "../pagePanels";
import { connectFindingsPage, type FindingsPageParts } from "./page";

export interface FindingsPages {
  open(study: string): void;
}

export interface FindingsPagesParts extends Omit<FindingsPageParts, "study" | "panel"> {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
}

export function createFindingsPages(
  parts: FindingsPagesParts,
  subscriptions: vscode.Disposable[],
): FindingsPages {
  const panels = createPagePanels(
    {
      viewType: "verbatim.findings",
      name: "findings",
      title: "Findings",
      extension: parts.extension,
      aboutOf: (kept) => keptState(kept)?.study,
      connect: (study, panel, owned) => connectFindingsPage({ ...parts, study, panel }, owned),
    },
    subscriptions,
  );
  return { open: (study) => void panels.open(study) };
}
