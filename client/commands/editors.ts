// Finding and showing the transcript that a command is about.
import * as vscode from "vscode";
import type { PassageInfo } from "../../server/protocol";
import { isTranscript } from "../documents/language";

type Range = PassageInfo["range"];

/** The transcript in front, or undefined after saying that there is none. */
export function activeTranscript(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && isTranscript(editor.document)) return editor;
  void vscode.window.showInformationMessage("Open a transcript of a study first.");
  return undefined;
}

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A position as plain data: a worker would be sent the fields of the editor's class instead. */
export function plain({ line, character }: vscode.Position): Range["start"] {
  return { line, character };
}

/** Opens a file with a stretch of it selected. */
export async function showRange(
  uri: string,
  range: Range,
  viewColumn?: vscode.ViewColumn,
): Promise<vscode.TextEditor | undefined> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const selection = document.validateRange(toRange(range));
    return await vscode.window.showTextDocument(document, { selection, viewColumn });
  } catch {
    void vscode.window.showWarningMessage("The file is not there any more.");
    return undefined;
  }
}

/** Puts the cursor at the start of a stretch and brings it into view. */
export function goTo(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A message that goes away by itself: for what needs no answer. */
export function say(text: string): void {
  vscode.window.setStatusBarMessage(text, 5000);
}
