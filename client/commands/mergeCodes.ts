// Unites two codes, in all transcripts and in the codebook.
import * as vscode from "vscode";
import { mergeRequest } from "../../server/protocol";
import { allNodes } from "../study/overviews";
import { countOf } from "../text/figures";
import { oneLine } from "../text/plain";
import { chosenCode, pickNode, type ChosenCode } from "./chosenCode";
import type { CommandContext } from "./context";
import { say } from "./editors";
import { applyStudyEdits } from "./studyEdits";

export async function mergeCodes(context: CommandContext, row?: string): Promise<void> {
  const chosen = await chosenCode(context, row, "Merge codes: the one that goes");
  if (!chosen) return;
  const others = allNodes(chosen.study.nodes).filter(({ id }) => id !== chosen.node.id);
  const title = `Merge “${oneLine(chosen.node.name)}” into`;
  const into = await pickNode(others, title);
  if (into) await mergeInto(context, chosen, into.id);
}

/** Asks once more with the figures, and merges. */
export async function mergeInto(
  { server, numbered }: CommandContext,
  { study, node }: ChosenCode,
  into: string,
): Promise<void> {
  const answer = await vscode.window.showWarningMessage(
    `Merge “${node.id}” into “${into}”?`,
    { modal: true, detail: mergeDetail(node, into) },
    "Merge",
  );
  if (answer !== "Merge") return;
  const params = { uri: study.codebookUri, from: node.id, into };
  const isDone = await applyStudyEdits(() => server.request(mergeRequest, params));
  if (!isDone) return;
  await numbered.renamed(study, node.id, into);
  say(`Merged ${node.id} into ${into}.`);
}

/** What is going to happen, for the question. */
function mergeDetail({ id, codings, transcripts }: ChosenCode["node"], into: string): string {
  const figures = `${countOf(codings, "coding")} in ${countOf(transcripts, "transcript")}`;
  return (
    `“${id}” counts ${figures}. What carries it gets “${into}”. Its entry leaves the codebook; ` +
    `what it says stays as a comment above “${into}”, for you to review. Undo takes it back.`
  );
}
