// A key of pseudonyms that is begun: a file that is not there yet, outside the study.
import * as vscode from "vscode";
import { typeOf } from "../documents/exists";
import { writeNewFiles } from "../documents/newFiles";
import { oneLine } from "../text/plain";
import { chosenKey, isInside, type PseudonymKey } from "./pseudonymKey";

/** Asks where a new key is kept: beside the study, if nobody says otherwise. */
export function askForNewKey(study: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: "Where the new key is kept: outside the study and its copy",
    saveLabel: "Keep the key here",
    defaultUri: vscode.Uri.joinPath(study, "..", "names.csv"),
    filters: { Tables: ["csv"] },
  });
}

export function isThereText(uri: vscode.Uri): string {
  const name = oneLine(uri.path.replace(/^.*\//, ""));
  return `${name} is there already, and nothing is written over it. Choose another name.`;
}

/** Writes a new key; why it is not written, or undefined where somebody cancelled. */
export async function keptKey(
  study: vscode.Uri,
  text: string,
): Promise<PseudonymKey | { readonly problem: string } | undefined> {
  const uri = await askForNewKey(study);
  if (!uri) return undefined;
  const inside = isInside(study.toString(), uri);
  if (inside !== undefined) return { problem: inside };
  if ((await typeOf(uri)) !== undefined) return { problem: isThereText(uri) };
  const files = [{ uri, bytes: new TextEncoder().encode(text) }];
  const problem = await writeNewFiles(files, { token: new vscode.CancellationTokenSource().token });
  return problem === undefined ? chosenKey(study.toString(), uri) : { problem };
}
