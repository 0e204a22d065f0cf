// Deletes a code, after asking what happens to its passages and to the codes below it.
import * as vscode from "vscode";
import type { NodeInfo } from "../../../server/protocol";
import type { PassagesOfDeleted } from "../../../server/protocol/reshape";
import { allNodes, ownCodings } from "../../study/overviews";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { chosenCode, pickNode, type ChosenCode, type CodeTarget } from "../chosenCode";
import type { CommandContext } from "../context";
import { say } from "../editors";
import { confirm } from "../preview";
import { reshape } from "./reshape";

type Below = "moved up" | "deleted";

export async function deleteCode(
  context: CommandContext,
  target?: string | CodeTarget,
): Promise<void> {
  const chosen = await chosenCode(context, target, "Delete code");
  if (!chosen) return;
  const { study, node } = chosen;
  const below = node.children.length === 0 ? "moved up" : await askBelow(node);
  if (below === undefined) return;
  const gone = below === "deleted" ? allNodes([node]) : [node];
  const codings = below === "deleted" ? node.codings : ownCodings(node);
  const passages = codings === 0 ? "remove" : await askPassages(chosen, gone, codings);
  if (passages === undefined) return;
  const decision = await confirm(`Delete “${node.id}”?`, {
    action: "Delete",
    detail: detailOf({ node, gone, codings, passages }),
  });
  if (!decision) return;
  const change = { kind: "delete", id: node.id, passages, below } as const;
  const done = await reshape(context, study, { change, ...decision });
  if (!done) return;
  if (typeof passages === "object")
    for (const { id } of gone) await context.numbered.renamed(study, id, passages.into);
  const changed = done.passages > 0 ? `, changed ${countOf(done.passages, "passage")}` : "";
  say(`Deleted ${node.id}${changed}.`);
}

async function askBelow(node: NodeInfo): Promise<Below | undefined> {
  const count = allNodes(node.children).length;
  const items = [
    { label: "Move them up", description: "they take its place", below: "moved up" as const },
    { label: "Delete them too", description: "with all that is below", below: "deleted" as const },
  ];
  const title = `Delete “${oneLine(node.name)}”: ${countOf(count, "code")} below it`;
  return (await vscode.window.showQuickPick(items, { title }))?.below;
}

async function askPassages(
  { study, node }: ChosenCode,
  gone: readonly NodeInfo[],
  codings: number,
): Promise<PassagesOfDeleted | undefined> {
  const items = [
    { label: "Take it off its passages", description: "the words stay as they are" },
    { label: "Give them another code…", description: "as merging does" },
    { label: "Keep it on its passages", description: "as a code that the codebook lacks" },
  ];
  const title = `Delete “${oneLine(node.name)}”: ${countOf(codings, "coding")}`;
  const picked = await vscode.window.showQuickPick(items, { title });
  if (picked === items[0]) return "remove";
  if (picked === items[2]) return "keep";
  if (picked === undefined) return undefined;
  const others = allNodes(study.nodes).filter(({ id }) => !gone.some((one) => one.id === id));
  const into = await pickNode(others, `The passages of “${oneLine(node.name)}” get`);
  return into && { into: into.id };
}

interface Deletion {
  readonly node: NodeInfo;
  readonly gone: readonly NodeInfo[];
  readonly codings: number;
  readonly passages: PassagesOfDeleted;
}

/** What is going to happen, for the question. */
function detailOf({ node, gone, codings, passages }: Deletion): string {
  const entries = node.kind === "unknown" ? [] : [entriesText(gone)];
  const stretch = `${countOf(codings, "coding")} in ${countOf(node.transcripts, "transcript")}`;
  return [...entries, ...(codings > 0 ? [passagesText(stretch, passages)] : []), UNDO].join(" ");
}

const UNDO = "Undo takes it back.";

function entriesText(gone: readonly NodeInfo[]): string {
  const what = gone.length === 1 ? "Its entry leaves" : `${countOf(gone.length, "entry")} leave`;
  return `${what} the codebook.`;
}

function passagesText(stretch: string, passages: PassagesOfDeleted): string {
  if (passages === "keep") return `It stays on ${stretch}, as a code that the codebook lacks.`;
  if (passages === "remove")
    return `It is taken off ${stretch}; words, memos and other codes stay.`;
  return `“${passages.into}” takes its place on ${stretch}.`;
}
