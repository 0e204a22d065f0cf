// Changing between the text of a transcript and its coding view, at the same place.
import * as vscode from "vscode";
import { refuse } from "../../commands/codingTarget";
import { isTranscript } from "../../documents/language";
import type { CodingView } from "./view";
import { CODING_VIEW, type CodingViews, type KeptPlace } from "./views";

/** Opens the coding view of the transcript in front instead of its text, or the text again. */
export async function switchCodingView(views: CodingViews): Promise<void> {
  const view = views.active();
  if (view) return openText(view);
  const editor = transcriptInFront();
  if (!editor) return;
  const { uri } = editor.document;
  views.expect(uri, placeOf(editor));
  await reopen(uri, CODING_VIEW, editor.viewColumn);
}

/** Opens the coding view of the transcript in front beside it. */
export async function openCodingViewBeside(views: CodingViews): Promise<void> {
  const editor = transcriptInFront();
  if (!editor) return;
  const { uri } = editor.document;
  views.expect(uri, placeOf(editor));
  await vscode.commands.executeCommand(
    "vscode.openWith",
    uri,
    CODING_VIEW,
    vscode.ViewColumn.Beside,
  );
}

/** Opens the text instead of the view, with the same words selected and the same ones in view. */
export async function openText({ document, surface, panel, top }: CodingView): Promise<void> {
  const [range = new vscode.Range(0, 0, 0, 0)] = surface.ranges;
  const first = top();
  const { viewColumn } = panel;
  await reopen(document.uri, "default", viewColumn);
  const editor = await vscode.window.showTextDocument(document, { viewColumn });
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(new vscode.Range(first, first), vscode.TextEditorRevealType.AtTop);
}

function transcriptInFront(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && isTranscript(editor.document)) return editor;
  return refuse("Open a transcript first: the coding view shows its words without the markup.");
}

function placeOf({ selection, visibleRanges: [visible] }: vscode.TextEditor): KeptPlace {
  const range = new vscode.Range(selection.start, selection.end);
  return { range, top: visible?.start ?? selection.start };
}

/** Replaces the editor in front; a VS Code that cannot opens another tab. */
async function reopen(uri: vscode.Uri, editor: string, column?: vscode.ViewColumn): Promise<void> {
  try {
    await vscode.commands.executeCommand("reopenActiveEditorWith", editor);
  } catch {
    await vscode.commands.executeCommand("vscode.openWith", uri, editor, column);
  }
}
