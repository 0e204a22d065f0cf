// What a click on the figures above an entry of the codebook does.
import * as vscode from "vscode";
import type { PassageInfo } from "../../server/protocol";
import { say } from "./editors";

/** Lists every passage of the code whose key stands at a place of the codebook, without leaving it. */
export async function showPassages(
  uri: string,
  id: string,
  { line, character }: PassageInfo["range"]["start"],
): Promise<void> {
  const codebook = vscode.Uri.parse(uri);
  const position = new vscode.Position(line, character);
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    "vscode.executeReferenceProvider",
    codebook,
    position,
  );
  // References are also memos about the code, which the figures do not count.
  const memos = `${vscode.Uri.joinPath(codebook, "../memos").path}/`;
  const found = references.filter((reference) => !reference.uri.path.startsWith(memos));
  if (found.length === 0) return say(`No passage is coded with ${id}.`);
  await vscode.commands.executeCommand("editor.action.showReferences", codebook, position, found);
}
