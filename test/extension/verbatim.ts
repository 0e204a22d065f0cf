// The extension as its tests see it: its API, its trees, its transcripts.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../client/extension";
import type { Row } from "../../client/views/row";
import type { RowTree } from "../../client/views/rowTree";
import { extension, openFile, until } from "./workspace";

export async function verbatim(): Promise<VerbatimApi> {
  const api = (await extension().activate()) as VerbatimApi;
  await api.ready;
  return api;
}

/** Opens a transcript of the sample and waits until it is one for the editor too. */
export async function openTranscript(name: string): Promise<vscode.TextEditor> {
  const editor = await openFile(`transcripts/${name}`);
  const isTranscript = () => editor.document.languageId === "verbatim-transcript";
  await until(vscode.workspace.onDidOpenTextDocument, isTranscript, `${name} is a transcript`);
  return editor;
}

/** Waits until a tree has a row as the condition says; gives that row. */
export function rowThat(
  tree: RowTree,
  condition: (row: Row) => boolean,
  what: string,
): Promise<Row> {
  return until(tree.onDidChangeTreeData, () => allRows(tree.roots).find(condition), what);
}

export function allRows(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => [row, ...allRows(row.children)]);
}

/** Selects the first occurrence of some words, or puts the cursor before them. */
export function select(editor: vscode.TextEditor, words: string, how: "all" | "start" = "all") {
  const { document } = editor;
  const offset = document.getText().indexOf(words);
  if (offset < 0) throw new Error(`The transcript has no "${words}".`);
  const start = document.positionAt(offset);
  const end = how === "all" ? document.positionAt(offset + words.length) : start;
  editor.selection = new vscode.Selection(start, end);
}

export function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`verbatim.${command}`, ...args);
}
