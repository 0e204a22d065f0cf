// What Ctrl+. offers on an entry of codebook.yaml: the commands that reshape the codebook.
import * as vscode from "vscode";
import { entryAtRequest, type EntryAtResult } from "../../server/protocol/reshape";
import type { Server } from "../connection/server";
import { plain } from "../commands/editors";

const KIND = vscode.CodeActionKind.Refactor.append("verbatim");

export function offerCodebookActions(server: Server): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: "**/codebook.yaml" },
    {
      async provideCodeActions({ uri }, { start, end }, { only }, token) {
        if (only && !only.intersects(KIND)) return [];
        const range = { start: plain(start), end: plain(end) };
        const params = { uri: uri.toString(), range };
        const entry = await server.request(entryAtRequest, params, token);
        return entry ? actionsFor(uri.toString(), entry) : [];
      },
    },
    { providedCodeActionKinds: [KIND] },
  );
}

function actionsFor(uri: string, { id, status, replacedBy }: EntryAtResult): vscode.CodeAction[] {
  const target = { uri, id };
  const action = (title: string, command: string): vscode.CodeAction => {
    const found = new vscode.CodeAction(title, KIND);
    found.command = { title, command: `verbatim.${command}`, arguments: [target] };
    return found;
  };
  const isRetired = status === "retired";
  return [
    action(`Rename “${id}”…`, "renameCode"),
    action(`Move “${id}”…`, "moveCodes"),
    action(`Merge “${id}” into…`, "mergeCodes"),
    action(`Recode the passages of “${id}”…`, "recode"),
    ...(isRetired
      ? [action(`Take “${id}” back into use`, "unretireCode")]
      : [action(`Retire “${id}”…`, "retireCode")]),
    ...(isRetired && replacedBy !== null
      ? [action(`Replace “${id}” by “${replacedBy}” on its passages…`, "applyReplacements")]
      : []),
    action(`Delete “${id}”…`, "deleteCode"),
  ];
}
