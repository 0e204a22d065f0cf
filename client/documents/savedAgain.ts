// A codebook that Verbatim saved by itself is saved by itself again when that is undone or redone.
import * as vscode from "vscode";
import { textHash } from "../../server/protocol/textHash";

/** How many saves are remembered. */
const MAX_SAVES = 200;

/** By the document: the texts before and after each save. */
const saved = new Map<string, Set<string>>();

/**
 * Saves a document that had no unsaved changes before `before` was changed, and remembers both
 * texts: without this, undoing would leave a file unsaved that nobody ever opened.
 */
export async function saveAndRemember(
  document: vscode.TextDocument,
  before: string,
): Promise<void> {
  const key = document.uri.toString();
  const texts = [...(saved.get(key) ?? []), textHash(before), textHash(document.getText())];
  saved.set(key, new Set(texts.slice(-2 * MAX_SAVES)));
  await document.save();
}

export function saveWhenUndone(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason, contentChanges }) => {
    if (reason === undefined || contentChanges.length === 0 || !document.isDirty) return;
    const texts = saved.get(document.uri.toString());
    if (texts?.has(textHash(document.getText()))) void document.save();
  });
}
