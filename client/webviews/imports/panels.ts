// The pages of bringing in files, one for each folder.
import * as vscode from "vscode";
import type { StartImporter } from "../../imports/importer";
import { createPagePanels } from "../pagePanels";
import { connectImportPage, type ImportPage } from "./page";

export interface ImportPages {
  /** The page of a folder, brought to the front. */
  open(folder: vscode.Uri): ImportPage;
}

export interface ImportPagesParts {
  readonly startImporter: StartImporter;
  /** The extension's folder. */
  readonly extension: vscode.Uri;
}

export function createImportPages(
  { startImporter, extension }: ImportPagesParts,
  subscriptions: vscode.Disposable[],
): ImportPages {
  const panels = createPagePanels(
    {
      viewType: "verbatim.imports",
      name: "imports",
      title: "Bring in transcripts",
      extension,
      // The files are not kept: after the window is loaded again nobody could say whether they changed.
      aboutOf: () => undefined,
      connect: (about, panel, owned) =>
        connectImportPage({ startImporter, folder: vscode.Uri.parse(about), panel }, owned),
    },
    subscriptions,
  );
  return { open: (folder) => panels.open(folder.toString()) };
}
