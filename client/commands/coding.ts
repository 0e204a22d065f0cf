// The commands that code: a selection, a sentence, a paragraph; and the one that removes a code.
import * as vscode from "vscode";
import { codesAtRequest, paintRequest, type CodeEditParams } from "../../server/protocol";
import { allNodes } from "../study/overviews";
import { withoutIcons } from "../text/plain";
import { applyCode, applyRemoval } from "./applyCode";
import type { CommandContext } from "./context";
import { activeTranscript, plain, say } from "./editors";
import { pickCode, type PickedCode } from "./pickCode";
import { sentenceAt } from "./sentence";

type Target = CodeEditParams["target"];

/** `code` comes from a key binding's arguments or from a row of the Themes view. */
export async function code(context: CommandContext, target: Target, code?: string): Promise<void> {
  const editor = activeTranscript();
  if (!editor) return;
  const before = editor.selections;
  const isSentence = target === "selection" && before.every(({ isEmpty }) => isEmpty);
  if (isSentence && !(await selectSentence(context, editor))) return;
  const picked = code ? { id: code } : await pick(context, editor, target);
  const isDone = picked ? await applyPicked(context, editor, { target, picked }) : false;
  if (!isSentence) return;
  // The sentence was selected only to show what is coded.
  editor.selections = isDone ? [caretAfter(editor.selection)] : before;
}

export async function removeCode(context: CommandContext): Promise<void> {
  const editor = activeTranscript();
  if (!editor) return;
  const position = plain(editor.selection.active);
  const uri = editor.document.uri.toString();
  const found = await context.server.request(codesAtRequest, { uri, position });
  const codes = [...new Set(found?.passages.flatMap((passage) => passage.codes))];
  const picked = codes.length > 1 ? await pickRemoval(context, uri, codes) : codes[0];
  if (codes.length === 0) say("There is no coded passage at the cursor.");
  if (picked !== undefined) await applyRemoval(context.server, editor, picked);
}

async function applyPicked(
  { server, overviews, numbered }: CommandContext,
  editor: vscode.TextEditor,
  { target, picked }: { readonly target: Target; readonly picked: PickedCode },
): Promise<boolean> {
  const { id, isNew } = picked;
  const isDone = await applyCode(server, { editor, target, code: id, ...(isNew ? { isNew } : {}) });
  const study = overviews.studyOf(editor.document.uri.toString());
  if (isDone && study) await numbered.used(study, [id]);
  return isDone;
}

async function pick(
  { overviews, numbered }: CommandContext,
  editor: vscode.TextEditor,
  target: Target,
): Promise<PickedCode | undefined> {
  const study = overviews.studyOf(editor.document.uri.toString());
  if (!study) {
    void vscode.window.showInformationMessage(
      "This file belongs to no study yet: no folder above it has a codebook.yaml.",
    );
    return undefined;
  }
  const title = target === "paragraph" ? "Code paragraph" : "Code selection";
  return pickCode({ title, study, recent: numbered.recent() });
}

/** Selects the sentence under the cursor; false after saying that there is none. */
async function selectSentence(
  { server }: CommandContext,
  editor: vscode.TextEditor,
): Promise<boolean> {
  const { document, selection } = editor;
  const paint = await server.request(paintRequest, { uri: document.uri.toString() });
  const { first, lines } = paragraphLines(document, selection.active.line);
  const shift = ({ line, character }: vscode.Position | { line: number; character: number }) => ({
    line: line - first,
    character,
  });
  const hidden = (paint?.markup ?? []).map(({ start, end }) => ({
    start: shift(start),
    end: shift(end),
  }));
  const found = sentenceAt({ lines, ...shift(selection.active), hidden });
  if (!found) say("Select the words to code first.");
  if (!found) return false;
  const { start, end } = found;
  editor.selection = new vscode.Selection(
    new vscode.Position(start.line + first, start.character),
    new vscode.Position(end.line + first, end.character),
  );
  return true;
}

/** The lines around the cursor up to the next blank ones. */
function paragraphLines(
  document: vscode.TextDocument,
  line: number,
): { readonly first: number; readonly lines: string[] } {
  const isBlank = (at: number): boolean => document.lineAt(at).isEmptyOrWhitespace;
  let first = line;
  let last = line;
  while (first > 0 && !isBlank(first) && !isBlank(first - 1)) first--;
  while (last + 1 < document.lineCount && !isBlank(last) && !isBlank(last + 1)) last++;
  const lines: string[] = [];
  for (let at = first; at <= last; at++) lines.push(document.lineAt(at).text);
  return { first, lines };
}

async function pickRemoval(
  { overviews }: CommandContext,
  uri: string,
  codes: readonly string[],
): Promise<string | undefined> {
  const nodes = allNodes(overviews.studyOf(uri)?.nodes ?? []);
  const items = codes.map((id) => {
    const name = nodes.find((node) => node.id === id)?.name ?? id;
    return { label: withoutIcons(name), description: withoutIcons(id), id };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: "Remove code",
    placeHolder: "The innermost passage comes first",
  });
  return picked?.id;
}

function caretAfter({ end }: vscode.Selection): vscode.Selection {
  return new vscode.Selection(end, end);
}
