// Files that leave a study are written where one says, and never over others without being asked.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import {
  exportTargetsRequest,
  type ExportedFile,
  type ExportResult,
} from "../../../server/protocol/exports";
import { accountTable } from "../../text/account";
import { bytesOfBase64 } from "../../text/base64";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { exists, typeOf } from "../../documents/exists";
import { writeTogether } from "../../documents/writeTogether";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";

/** One file goes where the dialog says, several into a folder. `given` takes the dialog's place. */
export async function saveExport(
  server: CommandContext["server"],
  study: Pick<StudyOverview, "uri">,
  { result: { files, account }, target }: Saving,
): Promise<void> {
  const targets = await targetsOf(study, files, target);
  if (!targets || !(await mayWrite(server, study, targets))) return;
  try {
    await write(targets, files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The export could not be written: ${reason}`);
  }
  // Nobody has to answer before the command is done.
  void tell(targets.uris, account);
}

interface Saving {
  readonly result: ExportResult;
  readonly target: vscode.Uri | undefined;
}

interface Targets {
  readonly uris: readonly vscode.Uri[];
  /** The folder of several files; the dialog for one asks itself whether it is written over. */
  readonly folder: vscode.Uri | undefined;
}

async function write({ uris, folder }: Targets, files: readonly ExportedFile[]): Promise<void> {
  const { fs } = vscode.workspace;
  const bytes = files.map(({ base64 }) => bytesOfBase64(base64));
  if (!folder) return fs.writeFile(uris[0], bytes[0]);
  const isThere = await Promise.all(uris.map(exists));
  const together = uris.map((uri, at) => ({ uri, bytes: bytes[at], isThere: isThere[at] }));
  const own = `.verbatim-${Date.now().toString(36)}`;
  await writeTogether(fs, together, {
    folders: await missingFolders(folder, files),
    waiting: (name) => vscode.Uri.joinPath(folder, own, name ?? ""),
  });
}

/** The folder and those below it that are to be made, the outer ones first. */
async function missingFolders(
  folder: vscode.Uri,
  files: readonly ExportedFile[],
): Promise<readonly vscode.Uri[]> {
  const paths = new Set([""]);
  for (const { name } of files) {
    const parts = name.split("/").slice(0, -1);
    parts.forEach((_, at) => paths.add(parts.slice(0, at + 1).join("/")));
  }
  const all = [...paths].map((path) => vscode.Uri.joinPath(folder, path));
  const there = await Promise.all(all.map(exists));
  return all.filter((_, at) => !there[at]);
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
): Promise<Targets | undefined> {
  const [{ name }] = files;
  const own = vscode.Uri.parse(study.uri);
  if (files.length === 1) {
    const target = given ?? (await askForFile(vscode.Uri.joinPath(own, name)));
    return target && { uris: [target], folder: undefined };
  }
  const folder = given ?? (await askForFolder(own));
  return folder && { uris: files.map((file) => vscode.Uri.joinPath(folder, file.name)), folder };
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

/** Nothing may become a text of the study, and a dialog for a folder does not ask before files are replaced. */
async function mayWrite(
  server: CommandContext["server"],
  { uri }: Pick<StudyOverview, "uri">,
  { uris, folder }: Targets,
): Promise<boolean> {
  const targets = uris.map(String);
  const answer = await server.request(exportTargetsRequest, { uri, targets });
  if (!answer || answer.reason !== null) return refuse(answer?.reason ?? NO_ANSWER) ?? false;
  return !folder || mayReplace(uris);
}

async function mayReplace(uris: readonly vscode.Uri[]): Promise<boolean> {
  const types = await Promise.all(uris.map(typeOf));
  const inTheWay = uris.find((_, at) => types[at] === vscode.FileType.Directory);
  if (inTheWay) {
    const name = oneLine(vscode.workspace.asRelativePath(inTheWay));
    return refuse(`“${name}” is a folder. Choose another place.`) ?? false;
  }
  const there = types.filter((type) => type !== undefined).length;
  if (there === 0) return true;
  const replace = "Replace them";
  const message = `${countOf(there, "file")} of these names ${there === 1 ? "is" : "are"} in the folder already.`;
  const answer = await vscode.window.showWarningMessage(message, { modal: true }, replace);
  return answer === replace;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, "..");
}
