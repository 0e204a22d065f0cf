// One page of bringing in files: shows how far it is, and does what is asked for there.
import * as vscode from "vscode";
import { accountText } from "../../imports/accountText";
import { chosenFiles, type ForeignFile } from "../../imports/foreignFiles";
import { createImporter, type StartImporter } from "../../imports/importer";
import { createImporting, type Importing } from "../../imports/importing";
import type { FromPage, ImportState, ToPage } from "../../pages/imports/messages";
import { refuse } from "../../commands/refuse";
import { keptKey } from "../../imports/newKey";
import { chosenKey } from "../../imports/pseudonymKey";
import { countOf } from "../../text/figures";
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
  const keySaved = (uri: vscode.Uri): void => void readAgain(importing, folder, uri);
  owned.push({ dispose: () => importer.end() });
  owned.push(vscode.workspace.onDidSaveTextDocument(({ uri }) => keySaved(uri)));
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
    case "newKey":
      return beginKey(importing, folder);
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

/** What is written into the key while the page is open counts from then on. */
async function readAgain(
  importing: Importing,
  folder: vscode.Uri,
  saved: vscode.Uri,
): Promise<void> {
  if (importing.key?.uri.toString() !== saved.toString()) return;
  const key = await chosenKey(folder.toString(), saved);
  if (key && !("problem" in key)) importing.useKey(key);
}

async function beginKey(importing: Importing, folder: vscode.Uri): Promise<void> {
  const begun = await importing.newKey();
  if (!begun || begun.names === 0) return refuse(NOBODY);
  const key = await keptKey(folder, begun.text);
  if (!key) return;
  if ("problem" in key) return refuse(key.problem);
  importing.useKey(key);
  const message = `${countOf(begun.names, "name")} written to ${key.name}. ${OTHER_FORMS}`;
  const open = "Open the key";
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  const { Beside } = vscode.ViewColumn;
  await vscode.window.showTextDocument(key.uri, { preview: false, viewColumn: Beside });
}

const NOBODY = "Nobody who speaks in these files has a name that needs a pseudonym.";
const OTHER_FORMS =
  "First names, and others whom people speak of, are lines of their own: add them there, and save.";

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
