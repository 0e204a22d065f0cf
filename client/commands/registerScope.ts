// The commands about the scope, by their ids.
import * as vscode from "vscode";
import type { Scopes } from "../study/scopes";
import type { CommandContext } from "./context";
import { clearScope, limitToRow, setScope, type ScopeArgument } from "./scope";

export function registerScopeCommands(context: CommandContext, scopes: Scopes): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.setScope", (given?: ScopeArgument) => setScope(context, scopes, given)),
    register("verbatim.clearScope", () => clearScope(context, scopes)),
    register("verbatim.limitToRow", (row: string) => limitToRow(context, scopes, row)),
  );
}
