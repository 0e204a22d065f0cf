// Names of people and places: replaced, looked for, and left out of copies.
import * as vscode from "vscode";
import type { CommandContext } from "../context";
import { anonymise, type AnonymiseArgument } from "./anonymise";
import { findMissedNames, type FindMissedArgument } from "./findMissed";
import { replaceNames, type ReplaceNamesArgument } from "./replaceNames";

export function registerNames(context: CommandContext): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.replaceNames", (argument?: ReplaceNamesArgument) =>
      replaceNames(context, argument),
    ),
    register("verbatim.findMissedNames", (argument?: FindMissedArgument) =>
      findMissedNames(context, argument),
    ),
    register("verbatim.anonymise", (argument?: AnonymiseArgument) => anonymise(context, argument)),
  );
}
