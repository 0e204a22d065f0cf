// What Verbatim changed and saved by itself is saved by itself again when that is undone or redone.
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

/** Files that VS Code saved after an edit of several of them. */
const savedTogether = new Set<string>();

/**
 * Undoing an edit of several files changes them all again. Those that nobody has opened are saved then,
 * as they were: VS Code would open an unsaved editor for each.
 */
export function rememberSavedTogether(files: readonly string[]): void {
  for (const file of files) savedTogether.add(vscode.Uri.parse(file).toString());
}

export function saveWhenUndone(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason, contentChanges }) => {
    // A document that no editor shows hears of its new text before it hears that this is unsaved.
    if (reason === undefined || contentChanges.length === 0) return;
    if (isToBeSaved(document)) keepSaving(document);
  });
}

const saving = new Set<Thenable<unknown>>();

/** Settles when the files that are being saved again are on the disk. */
export async function savedAgain(): Promise<void> {
  await Promise.allSettled(saving);
}

function keepSaving(document: vscode.TextDocument): void {
  const done = document.save();
  const forget = (): boolean => saving.delete(done);
  saving.add(done);
  done.then(forget, forget);
}

function isToBeSaved(document: vscode.TextDocument): boolean {
  const key = document.uri.toString();
  if (saved.get(key)?.has(textHash(document.getText()))) return true;
  return savedTogether.has(key) && !hasTab(key);
}

function hasTab(uri: string): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) =>
      (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) &&
      input.uri.toString() === uri,
  );
}
