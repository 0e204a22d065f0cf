// Applies the server's edits: checked against the version they were made for, in one undo step.
import * as vscode from "vscode";
import {
  addToCodebookRequest,
  removeCodeRequest,
  type CodeEditParams,
  type EditResult,
} from "../../server/protocol";
import {
  codeSelectionRequest,
  toggleCodeRequest,
  type CodingResult,
  type ToggleResult,
} from "../../server/protocol/coding";
import type { Server } from "../connection/server";
import { createTurns } from "../connection/turns";
import { saveAndRemember } from "../documents/savedAgain";
import type { CodingSurface } from "../study/surfaces";
import { NO_ANSWER, refuse, selectionOf } from "./codingTarget";
import { plain, toRange } from "./editors";
import type { NewCode } from "./newCode";
import { readOnlyText } from "./readOnly";

/** How often an edit is asked for again when the text changed in the meantime. */
const ATTEMPTS = 3;

export interface CodeRequest {
  readonly surface: CodingSurface;
  readonly codes: readonly string[];
  readonly target: CodeEditParams["target"];
  readonly isNew?: NewCode;
  /** The words are selected only to show what is coded: a cursor is left behind them. */
  readonly isCursor: boolean;
  /** What belongs to it, before the next key gets its turn. */
  readonly then: (done: CodingResult) => Promise<void>;
}

/** Codes everything that is selected as one step. Says why where it cannot; true when it is done. */
export async function applyCode(
  server: Server,
  { surface, codes, target, isNew, isCursor, then }: CodeRequest,
): Promise<boolean> {
  const { document } = surface;
  const addition = isNew ? await codebookEdit(server, document.uri, isNew) : NOTHING;
  if (!addition) return false;
  const answer = await applySelectionEdit(
    surface,
    (selection) => server.request(codeSelectionRequest, { ...selection, codes, target }),
    {
      more: addition.edit,
      isCursor,
      then: async (done) => {
        await addition.save();
        await then(done);
      },
    },
  );
  return answer !== undefined;
}

/** Codes what is selected, or takes the code off. What was done, or undefined after saying why not. */
export function applyToggle(
  server: Server,
  surface: CodingSurface,
  code: string,
  then: (done: ToggleResult) => Promise<void>,
): Promise<ToggleResult | undefined> {
  return applySelectionEdit(
    surface,
    (selection) => server.request(toggleCodeRequest, { ...selection, code }),
    { then },
  );
}

/** Takes a code off the passage at a position. */
export async function applyRemoval(
  server: Server,
  surface: CodingSurface,
  code: string,
): Promise<void> {
  await applySelectionEdit(surface, ({ uri, version, ranges }) => {
    const [{ end: position } = { end: plain(new vscode.Position(0, 0)) }] = ranges;
    return server.request(removeCodeRequest, { uri, version, position, code });
  });
}

interface SelectionEditOptions<Result> {
  /** Edits of other files that are applied with it. */
  readonly more?: vscode.WorkspaceEdit | undefined;
  readonly isCursor?: boolean;
  readonly then?: (done: Result) => Promise<void>;
}

/**
 * Codes what the surface holds when the edits of the keys before are done. The same words stay
 * selected without the markup, so that a second code can follow; who works fast may have selected
 * others meanwhile, which then stay selected.
 */
async function applySelectionEdit<Result extends EditResult & Partial<CodingResult>>(
  surface: CodingSurface,
  ask: (selection: ReturnType<typeof selectionOf>) => Promise<Result | undefined>,
  { more, isCursor = false, then }: SelectionEditOptions<Result> = {},
): Promise<Result | undefined> {
  const { document } = surface;
  return inTurn(async () => {
    const answer = await applyNow(document, () => ask(selectionOf(surface)), more);
    if (!answer) return undefined;
    const behind = ({ end }: vscode.Range) => new vscode.Range(end, end);
    surface.select(isCursor ? surface.ranges.map(behind) : surface.ranges);
    if (answer.refused?.length) refuse(`Not everything was coded: ${answer.refused.join(" ")}`);
    await then?.(answer);
    return answer;
  });
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

export const NOTHING: CodebookChange = { edit: undefined, save: async () => undefined };

/** A new code as an edit of the codebook; undefined after saying why it cannot be added. */
export async function codebookEdit(
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
  const before = document.getText();
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, textEdits(answer.edits));
  const save = async (): Promise<void> => {
    if (wasClean) await saveAndRemember(document, before);
  };
  return { edit, save };
}

/**
 * Applies edits of one document, and others with them, when the edits of the keys before are done;
 * the answer they came with when it is done.
 */
export function applyEdits<Result extends EditResult>(
  document: vscode.TextDocument,
  ask: () => Promise<Result | undefined>,
  more?: vscode.WorkspaceEdit,
): Promise<Result | undefined> {
  return inTurn(() => applyNow(document, ask, more));
}

/** Every edit is worked out for the text that the one before has left. */
const inTurn = createTurns();

/** Settles when everything that was asked for until now is done. */
export function editsDone(): Promise<void> {
  return inTurn(() => Promise.resolve());
}

async function applyNow<Result extends EditResult>(
  document: vscode.TextDocument,
  ask: () => Promise<Result | undefined>,
  more?: vscode.WorkspaceEdit,
): Promise<Result | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { version } = document;
    const answer = await ask();
    if (document.version !== version && attempt < ATTEMPTS) continue;
    if (document.version !== version) return refuse(CHANGED);
    if (!isUsable(answer)) return undefined;
    const isDone = await (more
      ? applyTogether(document, answer, more)
      : applyAlone(document, answer));
    return isDone ? answer : refuse(readOnlyText(document));
  }
  return undefined;
}

const CHANGED = "The text has changed in the meantime. Try again.";

async function applyTogether(
  document: vscode.TextDocument,
  { edits }: EditResult,
  edit: vscode.WorkspaceEdit,
): Promise<boolean> {
  edit.set(document.uri, textEdits(edits));
  return vscode.workspace.applyEdit(edit);
}

/** An editor knows whether it is read-only; a workspace edit would change its text all the same. */
async function applyAlone(document: vscode.TextDocument, { edits }: EditResult): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (!editor) return applyTogether(document, { edits, reason: null }, new vscode.WorkspaceEdit());
  const { version } = document;
  const isDone = await editor.edit((change) => {
    for (const { range, newText } of edits) change.replace(toRange(range), newText);
  });
  return isDone && document.version !== version;
}

function isUsable<Result extends EditResult>(answer: Result | undefined): answer is Result {
  if (answer && answer.reason === null) return true;
  refuse(answer?.reason ?? NO_ANSWER);
  return false;
}

function textEdits(edits: EditResult["edits"]): vscode.TextEdit[] {
  return edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
}
