// The pages of “Find and code” in editor tabs, one for each study.
import type * as vscode from "vscode";
import { keptState } from "../../pages/find/messages";
import { createPagePanels } from "../pagePanels";
import { connectFindPage, type FindPageParts } from "./page";

export interface FindPages {
  /** Shows the page of a study, and looks for words if there are some. */
  open(study: string, text: string): void;
}

export interface FindPagesParts extends Omit<FindPageParts, "study" | "panel"> {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
}

export function createFindPages(
  parts: FindPagesParts,
  subscriptions: vscode.Disposable[],
): FindPages {
  const panels = createPagePanels(
    {
      viewType: "verbatim.find",
      name: "find",
      title: "Find and code",
      extension: parts.extension,
      aboutOf: (kept) => keptState(kept)?.study,
      connect: (study, panel, owned) => connectFindPage({ ...parts, study, panel }, owned),
    },
    subscriptions,
  );
  return { open: (study, text) => panels.open(study).look(text) };
}
