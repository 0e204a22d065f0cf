// The commands about sealed words, by their ids.
import * as vscode from "vscode";
import { sealActiveTranscript, sealStudy } from "../words/seal";
import { restoreActiveTranscript } from "../words/restore";
import { showCorrection, type Proofreading } from "../words/proofreading";
import { showSealMenu } from "../words/sealMenu";
import type { CommandContext } from "./context";
import { activeTranscript } from "./editors";

export function registerWordsCommands(
  context: CommandContext,
  proofreading: Proofreading,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.sealTranscript", () => sealActiveTranscript(context)),
    register("verbatim.sealStudy", () => sealStudy(context)),
    register("verbatim.restoreWords", () => restoreActiveTranscript(context)),
    register("verbatim.sealMenu", () => showSealMenu(context, proofreading)),
    register("verbatim.proofread", async () => {
      const document = activeTranscript()?.document;
      if (document) await proofreading.start(document);
    }),
    register("verbatim.finishProofreading", () => proofreading.finish()),
    register("verbatim.discardProofreading", () => proofreading.discard()),
    register("verbatim.takeBackCorrection", (row: string) => proofreading.takeBack(row)),
    register("verbatim.showCorrection", showCorrection),
  );
}
