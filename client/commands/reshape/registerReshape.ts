// The commands that reshape the codebook.
import * as vscode from "vscode";
import type { CodeTarget } from "../chosenCode";
import type { CommandContext } from "../context";
import { recode } from "../recode";
import { deleteCode } from "./deleteCode";
import { dropCodes } from "./dropCodes";
import { moveCodes } from "./moveCodes";
import { newThemeFromCodes } from "./newTheme";
import { applyReplacements, retireCode, unretireCode } from "./retireCode";

/** A row of the Themes view, a code of a codebook, or nothing: it is asked for then. */
type Target = string | CodeTarget | undefined;

export function registerReshape(context: CommandContext): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  context.themes.onDrop((rows, target) => dropCodes(context, rows, target));
  return vscode.Disposable.from(
    register("verbatim.moveCodes", (target?: Target, rows?: readonly string[]) =>
      moveCodes(context, several(target, rows)),
    ),
    register("verbatim.newThemeFromCodes", (target?: Target, rows?: readonly string[]) =>
      newThemeFromCodes(context, several(target, rows)),
    ),
    register("verbatim.recode", (target?: Target) => recode(context, target)),
    register("verbatim.retireCode", (target?: Target) => retireCode(context, target)),
    register("verbatim.unretireCode", (target?: Target) => unretireCode(context, target)),
    register("verbatim.applyReplacements", (target?: Target) => applyReplacements(context, target)),
    register("verbatim.deleteCode", (target?: Target) => deleteCode(context, target)),
  );
}

/** All selected rows where the row of the menu is one of them. */
function several(
  target: Target,
  rows: readonly string[] | undefined,
): readonly string[] | CodeTarget | undefined {
  if (typeof target === "object" || target === undefined) return target;
  return rows !== undefined && rows.length > 0 ? rows : [target];
}
