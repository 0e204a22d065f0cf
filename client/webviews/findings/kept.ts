// The choices of the Findings page, kept with each study in the workspace.
import type * as vscode from "vscode";
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

function keyOf(study: string): string {
  return `verbatim.findings ${study}`;
}
