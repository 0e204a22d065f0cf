// Applies the server's edits: checked against the version they were made for, in one undo step.
import * as vscode from "vscode";
import {
  addToCodebookRequest,
  codeEditRequest,
  removeCodeRequest,
  type CodeEditParams,
  type EditResult,
} from "../../server/protocol";
import type { Server } from "../connection/server";
import { plain, toRange } from "./editors";
import type { NewCode } from "./pickCode";
import { shifted } from "./shift";

/** How often an edit is asked for again when the text changed in the meantime. */
const ATTEMPTS = 3;

export interface CodeRequest {
  readonly editor: vscode.TextEditor;
  readonly code: string;
  readonly target: CodeEditParams["target"];
  readonly isNew?: NewCode;
}

/** Codes every selection of the editor. Says why where it cannot; true when the text was coded. */
export async function applyCode(server: Server, request: CodeRequest): Promise<boolean> {
  const count = request.editor.selections.length;
  let isDone = count > 0;
  // One after the other: the editor moves the other selections along with each edit.
  for (let index = 0; index < count && isDone; index++)
    isDone = await codeOne(server, request, index);
  return isDone;
}

/** Takes a code off the passage at a position. */
export async function applyRemoval(
  server: Server,
  editor: vscode.TextEditor,
  code: string,
): Promise<void> {
  const { document } = editor;
  await applyEdits(document, () =>
    server.request(removeCodeRequest, {
      uri: document.uri.toString(),
      version: document.version,
      position: plain(editor.selection.active),
      code,
    }),
  );
}

async function codeOne(
  server: Server,
  { editor, code, target, isNew }: CodeRequest,
  index: number,
): Promise<boolean> {
  const { document } = editor;
  const asked = { range: editor.selection as vscode.Range };
  const ask = (): Promise<EditResult | undefined> => {
    const { start, end } = (asked.range = editor.selections[index] ?? editor.selection);
    const uri = document.uri.toString();
    const { version } = document;
    const ranges = [{ start: plain(start), end: plain(end) }];
    return server.request(codeEditRequest, { uri, version, ranges, code, target });
  };
  const addition = index === 0 && isNew ? await codebookEdit(server, document.uri, isNew) : NOTHING;
  if (!addition) return false;
  const edits = await applyEdits(document, ask, addition.edit);
  if (!edits) return false;
  keepSelected(editor, index, toRange(shifted(asked.range, edits)));
  await addition.save();
  return true;
}

/** The words stay selected without the markup, so that a second code can follow. */
function keepSelected(editor: vscode.TextEditor, index: number, range: vscode.Range): void {
  const selection = new vscode.Selection(range.start, range.end);
  editor.selections = editor.selections.map((other, at) => (at === index ? selection : other));
}

/** Adds a code to the codebook and nothing to a transcript. */
export async function applyCodebookAddition(
  server: Server,
  file: vscode.Uri,
  code: NewCode,
): Promise<void> {
  const addition = await codebookEdit(server, file, code);
  if (addition?.edit && (await vscode.workspace.applyEdit(addition.edit))) await addition.save();
}

interface CodebookChange {
  readonly edit: vscode.WorkspaceEdit | undefined;
  /** Saves the codebook where it had no other unsaved changes. */
  save(): Promise<void>;
}

const NOTHING: CodebookChange = { edit: undefined, save: async () => undefined };

async function codebookEdit(
  server: Server,
  file: vscode.Uri,
  code: NewCode,
): Promise<CodebookChange | undefined> {
  const params = { uri: file.toString(), definition: null, ...code };
  const answer = await server.request(addToCodebookRequest, params);
  if (!isUsable(answer)) return undefined;
  const uri = vscode.Uri.parse(answer.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const wasClean = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, textEdits(answer.edits));
  const save = async (): Promise<void> => {
    if (wasClean) await document.save();
  };
  return { edit, save };
}

/** The edits that were applied, or undefined where there are none. */
async function applyEdits(
  document: vscode.TextDocument,
  ask: () => Promise<EditResult | undefined>,
  edit = new vscode.WorkspaceEdit(),
): Promise<EditResult["edits"] | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { version } = document;
    const answer = await ask();
    if (document.version !== version && attempt < ATTEMPTS) continue;
    if (!isUsable(document.version === version ? answer : undefined)) return undefined;
    edit.set(document.uri, textEdits(answer?.edits ?? []));
    return (await vscode.workspace.applyEdit(edit)) ? answer?.edits : undefined;
  }
  return undefined;
}

function isUsable(answer: EditResult | undefined): answer is EditResult {
  if (answer && answer.reason === null) return true;
  const reason = answer?.reason ?? "Verbatim's server does not answer. Try again in a moment.";
  void vscode.window.showInformationMessage(reason);
  return false;
}

function textEdits(edits: EditResult["edits"]): vscode.TextEdit[] {
  return edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
}
