// The status-bar item: whether the words of the transcript in front are sealed.
import * as vscode from "vscode";
import { isTranscript } from "../documents/language";
import type { Overviews } from "../study/overviews";
import { countOf } from "../text/figures";
import type { Proofreading } from "../words/proofreading";
import { sealStateOf } from "../words/state";

export function createSealItem(
  overviews: Overviews,
  proofreading: Proofreading,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "verbatim.seal",
    vscode.StatusBarAlignment.Right,
    109,
  );
  item.name = "Seal of the transcript (Verbatim)";
  item.command = "verbatim.sealMenu";
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const state = document && isTranscript(document) && sealStateOf(overviews, document.uri);
    if (!document || !state) return item.hide();
    const isOn = proofreading.uri === document.uri.toString();
    const shown = isOn ? proofread(proofreading.corrections.length) : STATES[state];
    item.text = shown.text;
    item.tooltip = shown.tooltip;
    item.backgroundColor =
      state === "changed" && !isOn
        ? new vscode.ThemeColor("statusBarItem.warningBackground")
        : undefined;
    item.accessibilityInformation = { label: shown.tooltip, role: "button" };
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    overviews.onDidChange(update),
    proofreading.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

interface Shown {
  readonly text: string;
  readonly tooltip: string;
}

const STATES: Readonly<Record<"sealed" | "changed" | "unsealed", Shown>> = {
  sealed: {
    text: "$(lock) Sealed",
    tooltip: "The words of this transcript are sealed, and as they were.",
  },
  changed: {
    text: "$(warning) Words changed",
    tooltip: "Words of this transcript changed since it was sealed.",
  },
  unsealed: {
    text: "$(unlock) Not sealed",
    tooltip: "The words of this transcript are not sealed: changes go unnoticed.",
  },
};

function proofread(count: number): Shown {
  const corrections = countOf(count, "correction");
  return {
    text: `$(edit) Proofreading: ${corrections}`,
    tooltip: `This transcript is being proofread: ${corrections}.`,
  };
}
