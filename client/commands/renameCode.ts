// Renames a code from the Themes view or from a list; in texts F2 does the same.
import * as vscode from "vscode";
import { allNodes } from "../study/overviews";
import { chosenCode, type CodeTarget } from "./chosenCode";
import { idProblem } from "./codeIds";
import type { CommandContext } from "./context";
import { say } from "./editors";
import { mergeInto } from "./mergeCodes";
import { inputWithPreview, type Decision } from "./preview";
import { reshape } from "./reshape/reshape";

export async function renameCode(
  context: CommandContext,
  target?: string | CodeTarget,
): Promise<void> {
  const chosen = await chosenCode(context, target, "Rename code");
  if (!chosen) return;
  const { study, node } = chosen;
  const taken = new Set(allNodes(study.nodes).map(({ id }) => id));
  taken.delete(node.id);
  const decision = await askForId(node.id, taken);
  const newId = decision?.value.trim().normalize("NFC");
  if (decision === undefined || newId === undefined || newId === node.id) return;
  if (taken.has(newId)) return mergeInto(context, chosen, newId);
  const change = { kind: "rename", id: node.id, newId } as const;
  const { isPreviewed } = decision;
  if (!(await reshape(context, study, { change, isPreviewed }))) return;
  await context.numbered.renamed(study, node.id, newId);
  say(`Renamed ${node.id} to ${newId}.`);
}

function askForId(id: string, taken: ReadonlySet<string>): Promise<Decision<string> | undefined> {
  return inputWithPreview({
    title: `Rename “${id}”`,
    prompt: "Its new id, in all transcripts and in the codebook",
    value: id,
    validate: (value) => problemOf(value.trim().normalize("NFC"), taken),
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
