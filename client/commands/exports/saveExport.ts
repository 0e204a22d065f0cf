// Files that leave a study are written where one says, and never over others without being asked.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import type { ExportedFile, ExportResult } from "../../../server/protocol/exports";
import { accountTable } from "../../text/account";
import { bytesOfBase64 } from "../../text/base64";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { exists } from "../../documents/exists";
import { refuse } from "../refuse";

/** One file goes where the dialog says, several into a folder. `given` takes the dialog's place. */
export async function saveExport(
  study: Pick<StudyOverview, "uri">,
  { files, account }: ExportResult,
  given: vscode.Uri | undefined,
): Promise<void> {
  const targets = await targetsOf(study, files, given);
  if (!targets) return;
  try {
    for (const [index, { base64 }] of files.entries())
      await vscode.workspace.fs.writeFile(targets[index], bytesOfBase64(base64));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The export could not be written: ${reason}`);
  }
  // Nobody has to answer before the command is done.
  void tell(targets, account);
}

async function tell(
  targets: readonly vscode.Uri[],
  account: ExportResult["account"],
): Promise<void> {
  const [first] = targets;
  const isOne = targets.length === 1;
  const place = oneLine(vscode.workspace.asRelativePath(isOne ? first : parentOf(first)));
  const what = isOne ? place : `${countOf(targets.length, "file")} in ${place}`;
  const isLossless = account.every(({ fate }) => fate === "kept");
  const show = "Show the account";
  const message = `Exported: ${what}.${isLossless ? "" : ` ${LOSSES}`}`;
  if ((await vscode.window.showInformationMessage(message, show)) === show)
    await showAccount(account);
}

const LOSSES = "Not everything could go out as it is; the account says what.";

/** The account as a document of its own, which one may save. */
async function showAccount(account: ExportResult["account"]): Promise<void> {
  const content = ["# What was exported", ...accountTable(account), ""].join("\n\n");
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document, { preview: false });
}

async function targetsOf(
  study: Pick<StudyOverview, "uri">,
  files: readonly ExportedFile[],
  given: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[] | undefined> {
  const [{ name }] = files;
  const isFile = files.length === 1;
  const folder = vscode.Uri.parse(study.uri);
  if (isFile) {
    const target = given ?? (await askForFile(vscode.Uri.joinPath(folder, name)));
    return target && [target];
  }
  const target = given ?? (await askForFolder(folder));
  const targets = target && files.map((file) => vscode.Uri.joinPath(target, file.name));
  if (!targets) return undefined;
  const own = vscode.Uri.joinPath(folder, "cases.csv").toString();
  if (targets.some((uri) => uri.toString() === own)) return refuse(OWN_CASES);
  return (await mayWrite(targets)) ? targets : undefined;
}

function askForFile(defaultUri: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const ending = defaultUri.path.replace(/^.*\./, "");
  const filters = { [ending.toUpperCase()]: [ending] };
  return vscode.window.showSaveDialog({ title: "Export", defaultUri, filters });
}

async function askForFolder(defaultUri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: "Export into a folder",
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: "Export here",
    defaultUri,
  });
  return picked?.[0];
}

const OWN_CASES =
  "One of the tables is called cases.csv, and the study would take it for its own. Choose another folder.";

/** A dialog for a folder does not ask before files in it are written over. */
async function mayWrite(targets: readonly vscode.Uri[]): Promise<boolean> {
  const there = (await Promise.all(targets.map(exists))).filter(Boolean).length;
  if (there === 0) return true;
  const replace = "Replace them";
  const message = `${countOf(there, "file")} of these names ${there === 1 ? "is" : "are"} in the folder already.`;
  const answer = await vscode.window.showWarningMessage(message, { modal: true }, replace);
  return answer === replace;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, "..");
}
