// Saves what the Findings page shows: a picture, or its table.
import * as vscode from "vscode";
import type { FileType, SaveWish } from "../../pages/findings/messages";

const kinds: Readonly<Record<FileType, { readonly what: string; readonly filter: string }>> = {
  svg: { what: "The picture", filter: "SVG" },
  png: { what: "The picture", filter: "PNG" },
  csv: { what: "The table", filter: "CSV" },
};

/** Asks where to; nothing is written over without the dialog's own question. */
export async function saveFile(study: string, { type, name, content }: SaveWish): Promise<void> {
  const { what, filter } = kinds[type];
  const target = await vscode.window.showSaveDialog({
    title: `Save ${what.toLowerCase()} as ${filter}`,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(study), `${name}.${type}`),
    filters: { [filter]: [type] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytesOf(type, content));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`${what} could not be saved: ${reason}`);
    return;
  }
  const path = vscode.workspace.asRelativePath(target);
  void vscode.window.showInformationMessage(`${what} is saved as ${path}.`);
}

function bytesOf(type: FileType, content: string): Uint8Array {
  if (type !== "png") return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}
