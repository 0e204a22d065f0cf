import type { CancellationToken, CodeAction, CodeActionParams } from "vscode-languageserver";
import { passageActionsAt, type PassageMenuItem } from "../features/passageActions";
import { problemsOfFile } from "../features/problems";
import { quickFixesAt, quickFixesInCodebook, quickFixesInMemo } from "../features/quickFixes";
import { restoringFixes } from "../features/sealedWords";
import type { PassageAction } from "../protocol/passages";
import { CODEBOOK_NAME } from "../study/discovery";
import { openContext, openMemo } from "./contexts";
import { changeOf } from "./passageRequests";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";
import { withChangedWords } from "./wordsRequests";

/** Ways out of problems, and everything that can be done with the passages at the cursor. */
export function registerCodeActions(parts: ServerParts): void {
  const { connection, workspace } = parts;
  connection.onCodeAction(async (params, token): Promise<CodeAction[]> => {
    await whenReady(workspace, token);
    const isWanted = wantedKinds(params.context.only);
    return [
      ...(isWanted("quickfix") ? fixesIn(parts, params) : []),
      ...passageActionsIn(parts, params).filter(({ kind = "" }) => isWanted(kind)),
    ];
  });
  connection.onCodeActionResolve((action, token) => resolved(parts, action, token));
}

/** A client that names kinds wants those and what is below them. */
function wantedKinds(only: readonly string[] | undefined): (kind: string) => boolean {
  if (only === undefined || only.length === 0) return () => true;
  return (kind) => only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

function fixesIn(
  parts: ServerParts,
  { textDocument: { uri }, range }: CodeActionParams,
): CodeAction[] {
  const { workspace, words } = parts;
  const context = openContext(workspace, uri);
  if (context !== undefined) {
    const found = problemsOfFile(context.study, context.path);
    const problems = withChangedWords(parts, context, found);
    const earlier = words.versions.find(context.transcript);
    const isChanged = found.some(({ code }) => code === "wording-changed");
    return [
      ...(isChanged && earlier ? restoringFixes(context, earlier, range) : []),
      ...quickFixesAt(context, range, problems),
    ];
  }
  const memo = openMemo(workspace, uri);
  if (memo !== undefined) return [...quickFixesInMemo(memo, range)];
  const file = workspace.studyOf(uri);
  if (file?.path !== CODEBOOK_NAME) return [];
  return [...quickFixesInCodebook(workspace.snapshot(file.study), range)];
}

function passageActionsIn(
  { workspace, documents, client }: ServerParts,
  { textDocument: { uri }, range }: CodeActionParams,
): CodeAction[] {
  const context = openContext(workspace, uri);
  const version = documents.get(uri)?.version;
  if (context === undefined || version === undefined) return [];
  const items = passageActionsAt(context, range);
  if (client().knowsVerbatim) return items.map((item) => withCommand(item, { uri, version }));
  // Other clients ask nothing and know no command: they get the edit when they choose the action.
  return items.flatMap(({ title, kind, index, action }) =>
    action === undefined ? [] : [{ title, kind, data: { uri, version, index, action } }],
  );
}

function withCommand(
  { title, kind, index, command }: PassageMenuItem,
  document: { readonly uri: string; readonly version: number },
): CodeAction {
  const target = { ...document, index };
  return {
    title,
    kind,
    command: { title, command: command.id, arguments: [target, ...command.arguments] },
  };
}

interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly index: number;
  readonly action: PassageAction;
}

async function resolved(
  parts: ServerParts,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  if (data === undefined) return action;
  await whenReady(parts.workspace, token);
  const { edits, reason } = changeOf(parts, data);
  if (reason !== null) return { ...action, disabled: { reason } };
  const { uri, version } = data;
  if (!parts.client().canVersionEdits) {
    return { ...action, edit: { changes: { [uri]: [...edits] } } };
  }
  const textDocument = { uri, version };
  return { ...action, edit: { documentChanges: [{ textDocument, edits: [...edits] }] } };
}
