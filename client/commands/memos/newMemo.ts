// A new memo about a passage, a code or a case: a file with its front matter, open to be written in.
import * as vscode from "vscode";
import {
  newMemoRequest,
  type NewMemoParams,
  type NewMemoResult,
  type NewMemoSubject,
} from "../../../server/protocol/memos";
import { isTranscript } from "../../documents/language";
import { allNodes } from "../../study/overviews";
import { withoutIcons } from "../../text/plain";
import { chosenStudy } from "../codebook";
import { chosenCode, pickNode } from "../chosenCode";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { activeTranscript, plain, toRange } from "../editors";

/** Asks what the memo is to be about. */
export async function newMemo(context: CommandContext): Promise<void> {
  const { overviews } = context;
  const study = await chosenStudy(overviews, "New memo about");
  if (!study) return;
  const editor = vscode.window.activeTextEditor;
  const isInTranscript = editor && isTranscript(editor.document);
  const items = [
    ...(isInTranscript ? [{ label: "The passage at the cursor", what: "passage" as const }] : []),
    { label: "A theme or code…", what: "code" as const },
    { label: "A case…", what: "case" as const },
    { label: "Nothing in particular", what: "nothing" as const },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: "New memo about" });
  if (picked?.what === "passage") return newMemoAboutPassage(context);
  if (picked?.what === "nothing") return write(context, study.uri, { kind: "nothing" });
  if (picked?.what === "case") return aboutCase(context, study.uri, await pickCase(study.cases));
  if (picked?.what !== "code") return;
  const node = await pickNode(allNodes(study.nodes), "New memo about");
  if (node) await write(context, study.uri, { kind: "code", id: node.id });
}

/** For key bindings of one's own: `"args": { "type": "analytic" }`; without it, one is asked. */
export interface MemoArgument {
  readonly type?: NewMemoParams["type"];
}

/** About the innermost passage at the cursor, or around the selection. */
export async function newMemoAboutPassage(
  context: CommandContext,
  { type }: MemoArgument = {},
): Promise<void> {
  const editor = activeTranscript();
  if (!editor) return;
  const { document } = editor;
  const { start, end } = editor.selection;
  const range = { start: plain(start), end: plain(end) };
  const { version } = document;
  const subject = { kind: "passage", version, range } as const;
  await write(context, document.uri.toString(), subject, type);
}

/** About the theme or code of a row of the Themes view. */
export async function newMemoAboutCode(context: CommandContext, row?: string): Promise<void> {
  const chosen = await chosenCode(context, row, "New memo about");
  if (!chosen) return;
  await write(context, chosen.study.uri, { kind: "code", id: chosen.node.id });
}

/** About the case of a row of the Cases view. */
export async function newMemoAboutCase(context: CommandContext, row?: string): Promise<void> {
  const rowId = row ?? context.cases.view.selection[0];
  for (const study of context.overviews.studies ?? []) {
    const found = study.cases.find((one) => rowId === `${study.uri}#case/${one.case}`);
    if (found) return aboutCase(context, study.uri, found.case);
  }
}

async function aboutCase(
  context: CommandContext,
  study: string,
  name: string | undefined,
): Promise<void> {
  if (name !== undefined) await write(context, study, { kind: "case", name });
}

async function pickCase(cases: readonly { readonly case: string }[]): Promise<string | undefined> {
  const items = cases.map((one) => ({ label: withoutIcons(one.case), name: one.case }));
  return (await vscode.window.showQuickPick(items, { title: "New memo about" }))?.name;
}

const types: readonly (vscode.QuickPickItem & { readonly type: NewMemoParams["type"] })[] = [
  { type: "analytic", label: "Analytic", description: "what the data say" },
  { type: "method", label: "Method", description: "how the study is done" },
  { type: "reflexive", label: "Reflexive", description: "what I bring to it" },
];

async function pickType(): Promise<NewMemoParams["type"] | undefined> {
  return (await vscode.window.showQuickPick(types, { title: "Type of the memo" }))?.type;
}

async function write(
  { server }: CommandContext,
  uri: string,
  subject: NewMemoSubject,
  wanted?: NewMemoParams["type"],
): Promise<void> {
  const ask = (type: NewMemoParams["type"]): Promise<NewMemoResult | undefined> =>
    server.request(newMemoRequest, { uri, subject, type, date: today() });
  // Nobody is asked for a type where there can be no memo.
  const first = await ask(wanted ?? "analytic");
  if (!isUsable(first)) return;
  const type = wanted ?? (await pickType());
  if (type === undefined) return;
  const answer = wanted === undefined ? await ask(type) : first;
  if (isUsable(answer)) await create(answer);
}

function isUsable(answer: NewMemoResult | undefined): answer is NewMemoResult {
  if (answer && answer.reason === null) return true;
  void vscode.window.showInformationMessage(answer?.reason ?? NO_ANSWER);
  return false;
}

/** The memo and, in a transcript, the name of its passage, in one step that one undo takes back. */
async function create(memo: NewMemoResult): Promise<void> {
  const uri = await freeFile(vscode.Uri.parse(memo.folder), memo.name);
  const edit = new vscode.WorkspaceEdit();
  for (const { uri: file, version, edits } of memo.files) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
    if (document.version !== version) return refuse("The text has changed. Try again.");
    edit.set(
      document.uri,
      edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText)),
    );
  }
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(memo.text) });
  if (!(await vscode.workspace.applyEdit(edit)))
    return refuse("The memo could not be written here.");
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.positionAt(document.getText().length);
  await vscode.window.showTextDocument(document, {
    preview: false,
    selection: new vscode.Range(end, end),
  });
}

function refuse(reason: string): void {
  void vscode.window.showErrorMessage(reason);
}

/** The first name that no file has: with a number behind it where there is such a memo already. */
async function freeFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(folder, `${name}${number === 1 ? "" : `-${number}`}.md`);
    if (!(await exists(uri))) return uri;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** By the clock of this machine. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
