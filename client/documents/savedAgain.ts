// What Verbatim changed and saved by itself is saved by itself again when that is undone or redone.
import * as vscode from "vscode";
import type { FileEditResult } from "../../server/protocol";
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
  remember(document, textHash(before));
  await document.save();
}

function remember(document: vscode.TextDocument, before: string, after?: string): void {
  const key = document.uri.toString();
  const texts = [...(saved.get(key) ?? []), before, after ?? textHash(document.getText())];
  saved.set(key, new Set(texts.slice(-2 * MAX_SAVES)));
}

/** Whether VS Code saves the files that it changes together. */
export function savesChanges(): boolean {
  return vscode.workspace.getConfiguration("files").get("refactoring.autoSave") === true;
}

/** A file that is being changed: its text before, also on the disk, and after it. */
interface Change {
  readonly before: string;
  after?: string;
}

const changing = new Map<string, Change>();

/**
 * To be called before VS Code changes several files and saves them. Whether a file has a tab when that
 * is undone says nothing: VS Code opens one for each file that it takes longer to save, and a person
 * may look at one first. So those that had no unsaved changes are known again by their texts.
 */
export function rememberWhenSaved(files: readonly FileEditResult[]): void {
  if (!savesChanges()) return;
  const open = new Map(vscode.workspace.textDocuments.map((one) => [one.uri.toString(), one]));
  for (const { uri, hash } of files) {
    const key = vscode.Uri.parse(uri).toString();
    const document = open.get(key);
    const before = document ? hashIfSaved(document) : hash;
    if (before) changing.set(key, { before });
    else changing.delete(key);
  }
}

/** To be called when nothing was changed after all. */
export function forgetToRemember(files: readonly FileEditResult[]): void {
  for (const { uri } of files) changing.delete(vscode.Uri.parse(uri).toString());
}

function hashIfSaved(document: vscode.TextDocument): string | undefined {
  return document.isDirty ? undefined : textHash(document.getText());
}

export function saveWhenUndone(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(noteSave),
    vscode.workspace.onDidChangeTextDocument(({ document, reason, contentChanges }) => {
      // A document that no editor shows hears of its new text before it hears that this is unsaved.
      if (contentChanges.length === 0) return;
      if (reason === undefined) noteChange(document);
      else if (wasSaved(document)) keepSaving(document);
    }),
  );
}

function noteChange(document: vscode.TextDocument): void {
  const change = changing.get(document.uri.toString());
  if (change && change.after === undefined) change.after = textHash(document.getText());
}

function noteSave(document: vscode.TextDocument): void {
  const key = document.uri.toString();
  const change = changing.get(key);
  if (change === undefined) return;
  changing.delete(key);
  remember(document, change.before, change.after);
}

/** An undo may be quicker than the news that what it takes back has been saved. */
function wasSaved(document: vscode.TextDocument): boolean {
  const key = document.uri.toString();
  const hash = textHash(document.getText());
  return hash === changing.get(key)?.before || saved.get(key)?.has(hash) === true;
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
