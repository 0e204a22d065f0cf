// Opens the list of a code's passages in which each is sent to another code.
import type { NodeInfo } from "../../server/protocol";
import { ownCodings } from "../study/overviews";
import { chosenCode, type CodeTarget } from "./chosenCode";
import type { CommandContext } from "./context";
import { say } from "./editors";

export async function recode(context: CommandContext, target?: string | CodeTarget): Promise<void> {
  const chosen = await chosenCode(context, target, "Recode passages of", isUsed);
  if (!chosen) return;
  const { study, node } = chosen;
  if (!isUsed(node)) return say(`No passage has ${node.id}.`);
  context.recodePages.open({ study: study.uri, code: node.id });
}

function isUsed(node: NodeInfo): boolean {
  return ownCodings(node) > 0;
}
