// One page of bringing in files: shows how far it is, and does what is asked for there.
import * as vscode from "vscode";
import { accountText } from "../../imports/accountText";
import { chosenFiles, type ForeignFile } from "../../imports/foreignFiles";
import { createImporter, type StartImporter } from "../../imports/importer";
import { createImporting, type Importing } from "../../imports/importing";
import type { FromPage, ImportState, ToPage } from "../../pages/imports/messages";
import { refuse } from "../../commands/refuse";
import { chosenKey } from "../../imports/pseudonymKey";
import { linkPage } from "../link";

export interface ImportPage {
  /** Reads more files and shows them with the others. */
  add(files: readonly ForeignFile[]): void;
}

export interface ImportPageParts {
  readonly startImporter: StartImporter;
  /** The folder of the study. */
  readonly folder: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
}

export function connectImportPage(
  { startImporter, folder, panel }: ImportPageParts,
  owned: vscode.Disposable[],
): ImportPage {
  const importer = createImporter(startImporter);
  const show = (state: ImportState): void => link.send({ kind: "state", state });
  const importing = createImporting({ folder, importer, onChange: show });
  const link = linkPage<ToPage, FromPage>(
    panel.webview,
    {
      onListening: () => show(importing.state),
      onMessage: (message) => void answer({ importing, folder, panel }, message),
    },
    owned,
  );
  owned.push({ dispose: () => importer.end() });
  return importing;
}

interface Parts {
  readonly importing: Importing;
  readonly folder: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
}

async function answer({ importing, folder, panel }: Parts, message: FromPage): Promise<void> {
  switch (message.kind) {
    case "choose":
      return importing.choose(message);
    case "remove":
      return importing.remove(message.key);
    case "write":
      return importing.write();
    case "add": {
      const files = await chosenFiles();
      return files && importing.add(files);
    }
    case "key":
      return message.isWanted ? takeKey(importing, folder) : importing.useKey(undefined);
    case "open": {
      const uri = vscode.Uri.joinPath(folder, message.path);
      await vscode.window.showTextDocument(uri, { preview: false });
      return;
    }
    case "saveAccount":
      return saveAccount(folder, importing.state);
    case "cancel":
      return panel.dispose();
  }
}

async function takeKey(importing: Importing, folder: vscode.Uri): Promise<void> {
  const key = await chosenKey(folder.toString());
  if (!key) return;
  if ("problem" in key) return refuse(key.problem);
  importing.useKey(key);
}

async function saveAccount(folder: vscode.Uri, { plan, unread }: ImportState): Promise<void> {
  if (!plan) return;
  const target = await vscode.window.showSaveDialog({
    title: "Save the account",
    defaultUri: vscode.Uri.joinPath(folder, "import-account.md"),
    filters: { Markdown: ["md"] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(accountText(plan, unread)));
}
