// The commands that bring tables into a paper.
import * as vscode from "vscode";
import type { CommandContext } from "../context";
import { isTableArgument } from "./chooseTable";
import { refreshReport } from "./refreshReport";
import { savePaper, saveThemeTable, type PaperArgument } from "./savePaper";
import { copyThemeTable, insertThemeTable } from "./themeTable";

export function registerPaperCommands(context: CommandContext): vscode.Disposable {
  const register = (
    command: string,
    run: (context: CommandContext, argument?: PaperArgument) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(command, (argument?: unknown) =>
      run(context, isTableArgument(argument) ? argument : undefined),
    );
  return vscode.Disposable.from(
    register("verbatim.copyThemeTable", copyThemeTable),
    register("verbatim.insertThemeTable", insertThemeTable),
    register("verbatim.saveThemeTable", saveThemeTable),
    register("verbatim.savePaper", savePaper),
    register("verbatim.refreshReport", refreshReport),
  );
}
