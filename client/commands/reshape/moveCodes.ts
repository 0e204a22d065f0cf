// Moves codes to another theme or category, by the keyboard; in the Themes view by dragging too.
import type { NodeInfo, StudyOverview } from "../../../server/protocol";
import type { CodePlace } from "../../../server/protocol/reshape";
import { allNodes } from "../../study/overviews";
import { countOf } from "../../text/figures";
import { oneLine, withoutIcons } from "../../text/plain";
import { chosenCodes, isInCodebook, type ChosenCodes, type CodeTarget } from "../chosenCode";
import type { CommandContext } from "../context";
import { say } from "../editors";
import { pickWithPreview } from "../preview";
import type { ApplyOptions } from "../studyEdits";
import { reshape } from "./reshape";

export async function moveCodes(
  context: CommandContext,
  targets?: readonly string[] | CodeTarget,
): Promise<void> {
  const chosen = await chosenCodes(context, targets, "Move codes");
  if (!chosen) return;
  const title = `Move ${namesOf(chosen.nodes)} to`;
  const picked = await pickWithPreview(placesFor(chosen), { title, placeholder: PLACEHOLDER });
  if (picked)
    await moveTo(context, chosen, { to: picked.value.place, isPreviewed: picked.isPreviewed });
}

export interface Destination extends ApplyOptions {
  readonly to: CodePlace;
}

export async function moveTo(
  context: CommandContext,
  { study, nodes }: ChosenCodes,
  { to, ...options }: Destination,
): Promise<void> {
  const change = { kind: "move", ids: nodes.map(({ id }) => id), to } as const;
  const done = await reshape(context, study, { change, ...options });
  if (!done) return;
  if (done.files.length === 0) say(`${namesOf(nodes)} stands there already.`);
  else say(`Moved ${namesOf(nodes)} ${placeText(study, to)}.`);
}

/** “Name”, or how many there are. */
export function namesOf(nodes: readonly NodeInfo[]): string {
  const [first] = nodes;
  return nodes.length === 1 && first ? `“${oneLine(first.name)}”` : countOf(nodes.length, "code");
}

const PLACEHOLDER = "A theme or category; a code becomes a category";

interface PlaceItem {
  readonly label: string;
  readonly description: string;
  readonly place: CodePlace;
}

function placesFor({ study, nodes }: ChosenCodes): PlaceItem[] {
  const moved = new Set(nodes.flatMap((node) => allNodes([node])).map(({ id }) => id));
  const inCodebook = allNodes(study.nodes).filter(isInCodebook);
  const targets = inCodebook.filter(({ id }) => !moved.has(id));
  const isGroup = ({ kind }: NodeInfo): boolean => kind !== "code";
  const item = (node: NodeInfo): PlaceItem => ({
    label: withoutIcons(node.name),
    description: [node.id, node.kind, ...node.path].map(withoutIcons).join(" · "),
    place: { under: node.id },
  });
  return [
    ...targets.filter(isGroup).map(item),
    { label: "Outside themes", description: "not clustered yet", place: { top: "codes" } },
    { label: "Themes", description: "as a theme of its own", place: { top: "themes" } },
    ...targets.filter((node) => !isGroup(node)).map(item),
  ];
}

function placeText({ nodes }: StudyOverview, to: CodePlace): string {
  if ("top" in to) return to.top === "codes" ? "outside themes" : "to the themes";
  const id = "under" in to ? to.under : to.after;
  const name = oneLine(allNodes(nodes).find((node) => node.id === id)?.name ?? id);
  return "under" in to ? `to “${name}”` : `behind “${name}” in the codebook`;
}
