// Clusters codes: makes a new theme of those that are selected.
import * as vscode from "vscode";
import type { NodeInfo } from "../../../server/protocol";
import { allNodes } from "../../study/overviews";
import { oneLine } from "../../text/plain";
import { chosenCodes, type CodeTarget } from "../chosenCode";
import { freeId, idFromName } from "../codeIds";
import type { CommandContext } from "../context";
import { say } from "../editors";
import { inputWithPreview } from "../preview";
import { namesOf } from "./moveCodes";
import { reshape } from "./reshape";

export async function newThemeFromCodes(
  context: CommandContext,
  targets?: readonly string[] | CodeTarget,
): Promise<void> {
  const chosen = await chosenCodes(context, targets, "New theme: its codes");
  if (!chosen) return;
  const { study, nodes } = chosen;
  const all = allNodes(study.nodes);
  const taken = new Set(all.map(({ id }) => id));
  const decision = await inputWithPreview({
    title: `New theme from ${namesOf(nodes)}`,
    prompt: "The name of the theme",
    value: "",
    validate: (name) => problemOf(name, all),
  });
  const name = decision?.value.trim();
  const implied = name === undefined ? undefined : idFromName(name);
  if (!decision || name === undefined || implied === undefined) return;
  const id = freeId(implied, taken);
  const ids = nodes.map((node) => node.id);
  const change = { kind: "newTheme", ids, id, name } as const;
  const { isPreviewed } = decision;
  if (await reshape(context, study, { change, isPreviewed })) {
    say(`Made the theme “${oneLine(name)}” of ${namesOf(nodes)}.`);
  }
}

/** While the name is typed: the id that is made of it, and what is called nearly so already. */
function problemOf(
  typed: string,
  nodes: readonly NodeInfo[],
): string | vscode.InputBoxValidationMessage | undefined {
  const name = typed.trim();
  const id = idFromName(name);
  if (name === "") return "Type a name.";
  if (id === undefined) return "A name needs at least one letter.";
  const near = nodes.find((node) => isNear(name, node));
  const { Info, Warning } = vscode.InputBoxValidationSeverity;
  if (near === undefined) return { message: `Its id: ${id}`, severity: Info };
  const what = near.kind === "unknown" ? "code" : near.kind;
  const message = `There is a ${what} “${oneLine(near.name)}” (${near.id}) already.`;
  return { message: `${message} Press Enter to make a new theme all the same.`, severity: Warning };
}

/** The same but for case, accents, signs and a plural's last letter. */
function isNear(name: string, node: NodeInfo): boolean {
  const wanted = folded(name);
  return wanted.length > 0 && [node.name, node.id].some((one) => folded(one) === wanted);
}

function folded(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]/gu, "").replace(/s$/, "");
}
