// The choices and drafts of the Findings page, kept with each study in the workspace.
import type * as vscode from "vscode";
import { readDrafts, type Draft } from "../../pages/findings/messages";
import { readChoices, type Choices } from "../../pages/findings/choices";

export function keptChoices(memory: vscode.Memento, study: string): Choices {
  return readChoices(memory.get(keyOf(study)));
}

export async function keepChoices(
  memory: vscode.Memento,
  study: string,
  choices: Choices,
): Promise<void> {
  await memory.update(keyOf(study), choices);
}

/** Summaries that are being written outlive the page. */
export function keptDrafts(memory: vscode.Memento, study: string): readonly Draft[] {
  return readDrafts(memory.get(draftsKeyOf(study)));
}

export async function keepDrafts(
  memory: vscode.Memento,
  study: string,
  drafts: readonly Draft[],
): Promise<void> {
  await memory.update(draftsKeyOf(study), drafts.length > 0 ? drafts : undefined);
}

function draftsKeyOf(study: string): string {
  return `verbatim.findings.summaries ${study}`;
}

function keyOf(study: string): string {
  return `verbatim.findings ${study}`;
}
