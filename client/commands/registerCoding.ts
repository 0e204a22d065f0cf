// The commands of quick coding and of the passage at the cursor, by their ids.
import * as vscode from "vscode";
import type { PassageAction, PassageTarget } from "../../server/protocol/passages";
import type { PaletteView } from "../views/palette/paletteView";
import { openCodingViewBeside, openText, switchCodingView } from "../webviews/coding/open";
import { saveCodingView } from "../webviews/coding/save";
import type { CodingViews } from "../webviews/coding/views";
import { codeAgain, codeInVivo, toggleNumber, type InVivoOptions } from "./coding";
import { editsDone } from "./applyCode";
import type { CommandContext } from "./context";
import { findAndCode } from "./findAndCode";
import { onHeld, onHeldInTurn } from "./onHeld";
import { createAdjusting } from "./passage/adjust";
import {
  addCodeTo,
  removePassage,
  replaceCodeOf,
  runAction,
  splitPassage,
  switchForm,
  unitePassage,
} from "./passage/change";
import { editMemo } from "./passage/memo";
import { copyAsQuotation } from "./quotation";

export function registerCodingCommands(
  context: CommandContext,
  { palette, views }: { readonly palette: PaletteView; readonly views: CodingViews },
): vscode.Disposable {
  return vscode.Disposable.from(
    quickCoding(context, palette),
    codingView(views),
    passageChanges(context),
    passageEnds(context),
  );
}

const register = vscode.commands.registerCommand;

function quickCoding(context: CommandContext, palette: PaletteView): vscode.Disposable {
  const toggle = (number: number) => () =>
    onHeldInTurn(context, (held) => toggleNumber(held, number));
  return vscode.Disposable.from(
    register("verbatim.codeInVivo", (options?: InVivoOptions) =>
      onHeld(context, (held) => codeInVivo(held, options)),
    ),
    register("verbatim.codeAgain", () => onHeldInTurn(context, codeAgain)),
    register("verbatim.toggleCode1", toggle(1)),
    register("verbatim.toggleCode2", toggle(2)),
    register("verbatim.toggleCode3", toggle(3)),
    register("verbatim.toggleCode4", toggle(4)),
    register("verbatim.toggleCode5", toggle(5)),
    register("verbatim.toggleCode6", toggle(6)),
    register("verbatim.toggleCode7", toggle(7)),
    register("verbatim.toggleCode8", toggle(8)),
    register("verbatim.toggleCode9", toggle(9)),
    register("verbatim.focusPalette", () => palette.focus()),
    register("verbatim.findAndCode", () => findAndCode(context)),
    register("verbatim.copyAsQuotation", () => copyAsQuotation(context)),
  );
}

function codingView(views: CodingViews): vscode.Disposable {
  return vscode.Disposable.from(
    register("verbatim.openCodingView", () => switchCodingView(views)),
    register("verbatim.openCodingViewBeside", () => openCodingViewBeside(views)),
    register("verbatim.openTranscriptText", () => {
      const view = views.active();
      return view && openText(view);
    }),
    register("verbatim.saveCodingView", () => {
      const view = views.active();
      return view && saveCodingView(view);
    }),
  );
}

function passageChanges(context: CommandContext): vscode.Disposable {
  const held = (run: (context: CommandContext) => Promise<void>) => onHeld(context, run);
  return vscode.Disposable.from(
    register("verbatim.changePassage", (target: PassageTarget, action: PassageAction) =>
      held((now) => runAction(now, target, action)),
    ),
    register("verbatim.passage.addCode", (target?: PassageTarget) =>
      held((now) => addCodeTo(now, target)),
    ),
    register("verbatim.passage.replaceCode", (target?: PassageTarget, code?: string) =>
      held((now) => replaceCodeOf(now, target, code)),
    ),
    register("verbatim.passage.editMemo", (target?: PassageTarget) =>
      held((now) => editMemo(now, target)),
    ),
    register("verbatim.passage.remove", () => held(removePassage)),
    register("verbatim.passage.switchForm", () => held(switchForm)),
    register("verbatim.passage.split", () => held(splitPassage)),
    register("verbatim.passage.uniteNext", () => held((now) => unitePassage(now, "next"))),
    register("verbatim.passage.unitePrevious", () => held((now) => unitePassage(now, "previous"))),
  );
}

function passageEnds(context: CommandContext): vscode.Disposable {
  const adjusting = createAdjusting(context);
  const { step } = adjusting;
  return vscode.Disposable.from(
    adjusting,
    register("verbatim.passage.adjust", async (target?: PassageTarget) => {
      await editsDone();
      await adjusting.start(target);
    }),
    register("verbatim.passage.adjustOther", () => adjusting.other()),
    register("verbatim.passage.adjustEnd", () => adjusting.stop()),
    register("verbatim.passage.growEndByWord", () =>
      step({ kind: "grow", end: "end", unit: "word" }),
    ),
    register("verbatim.passage.shrinkEndByWord", () =>
      step({ kind: "shrink", end: "end", unit: "word" }),
    ),
    register("verbatim.passage.growStartByWord", () =>
      step({ kind: "grow", end: "start", unit: "word" }),
    ),
    register("verbatim.passage.shrinkStartByWord", () =>
      step({ kind: "shrink", end: "start", unit: "word" }),
    ),
    register("verbatim.passage.growEndBySentence", () =>
      step({ kind: "grow", end: "end", unit: "sentence" }),
    ),
    register("verbatim.passage.shrinkEndBySentence", () =>
      step({ kind: "shrink", end: "end", unit: "sentence" }),
    ),
    register("verbatim.passage.growStartBySentence", () =>
      step({ kind: "grow", end: "start", unit: "sentence" }),
    ),
    register("verbatim.passage.shrinkStartBySentence", () =>
      step({ kind: "shrink", end: "start", unit: "sentence" }),
    ),
  );
}
