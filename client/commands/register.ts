// Every command of the extension, by its id.
import * as vscode from "vscode";
import { chooseOrder, filterThemes } from "../views/themes/themesView";
import { addToCodebook, type AddTarget } from "./addToCodebook";
import type { CodeTarget } from "./chosenCode";
import { nodeOf, openCodebook, openCodebookPage, openInCodebook } from "./codebook";
import { code, removeCode } from "./coding";
import type { CommandContext } from "./context";
import { showFindings } from "./findings";
import { goToPassage, goToUncoded } from "./navigation";
import { exportStudy, type ExportArgument } from "./exports/exportStudy";
import { bringIn, type BringInArgument } from "./imports/bringIn";
import { registerMemoCommands } from "./memos/register";
import { registerPaperCommands } from "./paper/registerPaper";
import { mergeCodes } from "./mergeCodes";
import { newStudy, newTranscript } from "./newStudy";
import { onHeld } from "./onHeld";
import { registerNames } from "./pseudonyms/registerNames";
import { showPassages } from "./showPassages";
import { renameCode } from "./renameCode";
import { registerReshape } from "./reshape/registerReshape";
import { openTranscript, showMore, showPassage, showUncoded } from "./rows";

export function registerCommands(context: CommandContext): vscode.Disposable {
  const { themes, server, overviews } = context;
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.codeSelection", (what?: CodeArgument) =>
      onHeld(context, (held) => code(held, "selection", what?.code)),
    ),
    register("verbatim.codeParagraph", (what?: CodeArgument) =>
      onHeld(context, (held) => code(held, "paragraph", what?.code)),
    ),
    register("verbatim.codeWithRow", (row: string) =>
      onHeld(context, (held) => code(held, "selection", nodeOf(themes.tree.row(row))?.id)),
    ),
    register("verbatim.removeCode", () => onHeld(context, removeCode)),
    register("verbatim.nextUncoded", () => goToUncoded(context, "next")),
    register("verbatim.previousUncoded", () => goToUncoded(context, "previous")),
    register("verbatim.nextPassage", () => goToPassage(context, "next")),
    register("verbatim.previousPassage", () => goToPassage(context, "previous")),
    register("verbatim.newStudy", newStudy),
    register("verbatim.newTranscript", () =>
      newTranscript((overviews.studies ?? []).map(({ uri }) => uri)),
    ),
    register("verbatim.bringIn", (argument?: BringInArgument) => bringIn(context, argument)),
    register("verbatim.export", (argument?: ExportArgument) => exportStudy(context, argument)),
    register("verbatim.openCodebook", () => openCodebook(context)),
    register("verbatim.openCodebookPage", (from?: string | vscode.Uri) =>
      openCodebookPage(context, from),
    ),
    register("verbatim.showFindings", () => showFindings(context)),
    register("verbatim.openInCodebook", (row: string) => openInCodebook(context, row)),
    register("verbatim.addToCodebook", (target: AddTarget | string) =>
      addToCodebook(context, target),
    ),
    register("verbatim.renameCode", (target?: string | CodeTarget) => renameCode(context, target)),
    register("verbatim.mergeCodes", (target?: string | CodeTarget) => mergeCodes(context, target)),
    registerReshape(context),
    register("verbatim.copyCodeId", (row: string) =>
      vscode.env.clipboard.writeText(nodeOf(themes.tree.row(row))?.id ?? ""),
    ),
    register("verbatim.themes.order", () => chooseOrder(themes)),
    register("verbatim.themes.filter", () => filterThemes(themes)),
    register("verbatim.themes.clearFilter", () => themes.choose({ filter: "" })),
    register("verbatim.themes.hideUnused", () => themes.choose({ hidesUnused: true })),
    register("verbatim.themes.showUnused", () => themes.choose({ hidesUnused: false })),
    register("verbatim.showPassage", (target) => showPassage(context, target)),
    register("verbatim.showPassages", showPassages),
    register("verbatim.showUncoded", (target) => showUncoded(context, target)),
    register("verbatim.openTranscript", openTranscript),
    register("verbatim.showMore", (target) => showMore(context, target)),
    registerMemoCommands(context),
    registerNames(context),
    registerPaperCommands(context),
    register("verbatim.restartServer", () => server.restart()),
  );
}

/** For key bindings of one's own: `"args": { "code": "resource-limits" }`. */
interface CodeArgument {
  readonly code?: string;
}
