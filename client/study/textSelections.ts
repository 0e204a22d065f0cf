// What is selected in a text editor, by a person and from here. The editor lives in another process: what
// a person selects there while a selection of ours is on its way must not be lost to it.
import * as vscode from "vscode";
import { createSelecting } from "./selecting";

/** Whatever the editor told before it took a selection has arrived here when this is answered. */
const answer = (): Thenable<unknown> =>
  vscode.commands.executeCommand("setContext", "verbatim.hasSelected", true);

const selecting = createSelecting<vscode.Selection, vscode.TextEditor>(answer);

export const { movesIn, selectIn } = selecting;

/** Keeps count; to be called once. */
export function followSelections(): vscode.Disposable {
  return vscode.window.onDidChangeTextEditorSelection(selecting.told);
}
