// What can be done with the words of the transcript in front, by the state of its seal.
import * as vscode from "vscode";
import type { CommandContext } from "../commands/context";
import { activeTranscript } from "../commands/editors";
import type { Proofreading } from "./proofreading";
import { sealStateOf } from "./state";

interface Choice extends vscode.QuickPickItem {
  readonly command: string;
}

const SEAL: Choice = {
  label: "Seal transcript",
  detail: "From now on, every changed word is marked.",
  command: "verbatim.sealTranscript",
};
const RESEAL: Choice = {
  label: "Accept and reseal",
  detail: "The words as they are now are the right ones.",
  command: "verbatim.sealTranscript",
};
const RESTORE: Choice = {
  label: "Restore sealed words",
  detail: "Codes stay; undo takes it back.",
  command: "verbatim.restoreWords",
};
const NEXT: Choice = {
  label: "Go to changed words",
  detail: "The next marked place.",
  command: "editor.action.marker.next",
};
const PROOFREAD: Choice = {
  label: "Proofread transcript",
  detail: "Correct words on purpose; each correction is listed, and the end seals them.",
  command: "verbatim.proofread",
};
const FINISH: Choice = {
  label: "Finish proofreading",
  detail: "Seals the corrected words.",
  command: "verbatim.finishProofreading",
};
const DISCARD: Choice = {
  label: "Discard corrections",
  detail: "Restores the sealed words.",
  command: "verbatim.discardProofreading",
};

const CHOICES: Readonly<Record<"sealed" | "changed" | "unsealed", readonly Choice[]>> = {
  sealed: [PROOFREAD],
  changed: [NEXT, RESTORE, PROOFREAD, RESEAL],
  unsealed: [SEAL],
};

export async function showSealMenu(
  { overviews }: CommandContext,
  proofreading: Proofreading,
): Promise<void> {
  const document = activeTranscript()?.document;
  if (!document) return;
  const isOn = proofreading.uri === document.uri.toString();
  const state = sealStateOf(overviews, document.uri) ?? "unsealed";
  const choices = isOn ? [FINISH, DISCARD] : CHOICES[state];
  const picked = await vscode.window.showQuickPick(choices, { title: "Words of this transcript" });
  if (picked) await vscode.commands.executeCommand(picked.command);
}
