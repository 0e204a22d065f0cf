// Unites two codes, in all transcripts and in the codebook.
import { allNodes } from "../study/overviews";
import { countOf } from "../text/figures";
import { oneLine } from "../text/plain";
import { chosenCode, pickNode, type ChosenCode, type CodeTarget } from "./chosenCode";
import type { CommandContext } from "./context";
import { say } from "./editors";
import { confirm } from "./preview";
import { reshape } from "./reshape/reshape";

export async function mergeCodes(
  context: CommandContext,
  target?: string | CodeTarget,
): Promise<void> {
  const chosen = await chosenCode(context, target, "Merge codes: the one that goes");
  if (!chosen) return;
  const others = allNodes(chosen.study.nodes).filter(({ id }) => id !== chosen.node.id);
  const title = `Merge “${oneLine(chosen.node.name)}” into`;
  const into = await pickNode(others, title);
  if (into) await mergeInto(context, chosen, into.id);
}

/** Asks once more with the figures, and merges. */
export async function mergeInto(
  context: CommandContext,
  { study, node }: ChosenCode,
  into: string,
): Promise<void> {
  const decision = await confirmMerge(node, into);
  if (!decision) return;
  const change = { kind: "merge", from: node.id, into } as const;
  if (!(await reshape(context, study, { change, ...decision }))) return;
  await context.numbered.renamed(study, node.id, into);
  say(`Merged ${node.id} into ${into}.`);
}

export function confirmMerge(node: ChosenCode["node"], into: string): ReturnType<typeof confirm> {
  const detail = mergeDetail(node, into);
  return confirm(`Merge “${node.id}” into “${into}”?`, { action: "Merge", detail });
}

/** What is going to happen, for the question. */
function mergeDetail({ id, codings, transcripts }: ChosenCode["node"], into: string): string {
  const figures = `${countOf(codings, "coding")} in ${countOf(transcripts, "transcript")}`;
  return (
    `“${id}” counts ${figures}. What carries it gets “${into}”; passages of both that overlap ` +
    `become one. Its entry leaves the codebook; what it says stays as a comment above “${into}”, ` +
    `for you to review. Undo takes it back.`
  );
}
