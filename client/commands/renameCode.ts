// Renames a code from the Themes view or from a list; in texts F2 does the same.
import * as vscode from "vscode";
import { renameRequest } from "../../server/protocol";
import { allNodes } from "../study/overviews";
import { chosenCode } from "./chosenCode";
import { idProblem } from "./codeIds";
import type { CommandContext } from "./context";
import { say } from "./editors";
import { mergeInto } from "./mergeCodes";
import { applyStudyEdits } from "./studyEdits";

export async function renameCode(context: CommandContext, row?: string): Promise<void> {
  const chosen = await chosenCode(context, row, "Rename code");
  if (!chosen) return;
  const { study, node } = chosen;
  const taken = new Set(allNodes(study.nodes).map(({ id }) => id));
  taken.delete(node.id);
  const typed = await askForId(node.id, taken);
  const newId = typed?.trim().normalize("NFC");
  if (newId === undefined || newId === node.id) return;
  if (taken.has(newId)) return mergeInto(context, chosen, newId);
  const params = { uri: study.codebookUri, id: node.id, newId };
  const isDone = await applyStudyEdits(() => context.server.request(renameRequest, params));
  if (!isDone) return;
  await context.numbered.renamed(study, node.id, newId);
  say(`Renamed ${node.id} to ${newId}.`);
}

function askForId(id: string, taken: ReadonlySet<string>): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `Rename “${id}”`,
    prompt: "Its new id, in all transcripts and in the codebook",
    value: id,
    validateInput: (value) => problemOf(value.trim().normalize("NFC"), taken),
  });
}

/** An id that exists is no mistake: the two codes can be merged. */
function problemOf(
  id: string,
  taken: ReadonlySet<string>,
): string | vscode.InputBoxValidationMessage | undefined {
  if (!taken.has(id)) return idProblem(id, taken);
  const message = `“${id}” exists already. Press Enter to merge both codes.`;
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}
