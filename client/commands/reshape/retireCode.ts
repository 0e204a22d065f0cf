// Takes codes out of use: retired with a replacement, back into use, and the replacements applied.
import type { NodeInfo, StudyOverview } from "../../../server/protocol";
import { allNodes } from "../../study/overviews";
import { countOf } from "../../text/figures";
import { oneLine, withoutIcons } from "../../text/plain";
import { chosenCode, isInCodebook, type ChosenCode, type CodeTarget } from "../chosenCode";
import { chosenStudy } from "../codebook";
import type { CommandContext } from "../context";
import { say } from "../editors";
import { confirm, pickWithPreview } from "../preview";
import { refuse } from "../refuse";
import { reshape } from "./reshape";

export async function retireCode(
  context: CommandContext,
  target?: string | CodeTarget,
): Promise<void> {
  const chosen = await chosenCode(context, target, "Retire code", isInUse);
  if (!chosen) return;
  const { study, node } = chosen;
  if (!isInCodebook(node)) return void refuse(notInCodebook(node));
  const picked = await pickWithPreview(replacementsFor(chosen), {
    title: `Retire “${oneLine(node.name)}”`,
    placeholder: "What replaces it",
  });
  if (!picked) return;
  const { isPreviewed, value } = picked;
  if (value.isBack) return takeBack(context, chosen, { isPreviewed });
  const change = { kind: "retire", id: node.id, replacedBy: value.id } as const;
  if (!(await reshape(context, study, { change, isPreviewed }))) return;
  const instead = value.id === null ? "" : `: use ${value.id} instead`;
  say(`Retired ${node.id}${instead}. “Apply replacements…” changes its passages.`);
}

export async function unretireCode(
  context: CommandContext,
  target?: string | CodeTarget,
): Promise<void> {
  const isRetired = ({ status }: NodeInfo): boolean => status === "retired";
  const chosen = await chosenCode(context, target, "Take back into use", isRetired);
  if (chosen) await takeBack(context, chosen, { isPreviewed: false });
}

/** Gives the passages of retired codes what replaces them: of one code, or of all. */
export async function applyReplacements(
  context: CommandContext,
  target?: string | CodeTarget,
): Promise<void> {
  const chosen = target === undefined ? undefined : await chosenCode(context, target, "");
  const study = chosen?.study ?? (await studyFor(context));
  if (!study) return;
  const codes = allNodes(study.nodes).filter(
    ({ id, status, replacedBy }) =>
      status === "retired" && replacedBy !== null && (!chosen || chosen.node.id === id),
  );
  if (codes.length === 0) return void refuse("No retired code has a replacement here.");
  const lines = codes.map((node) => `${node.id} → ${node.replacedBy}: ${codingsOf(node)}`);
  const decision = await confirm("Apply the replacements of retired codes?", {
    action: "Apply",
    detail: `${lines.join("\n")}\n\nPassages get the code that replaces theirs. Undo takes it back.`,
  });
  if (!decision) return;
  const ids = chosen ? [chosen.node.id] : null;
  const change = { kind: "applyReplacements", ids } as const;
  const done = await reshape(context, study, { change, ...decision });
  if (!done) return;
  for (const { id, replacedBy } of codes)
    if (replacedBy !== null) await context.numbered.renamed(study, id, replacedBy);
  const passages = countOf(done.passages, "passage");
  say(`Replaced codes on ${passages} in ${countOf(done.transcripts, "transcript")}.`);
}

function studyFor({ overviews }: CommandContext): Promise<StudyOverview | undefined> {
  return chosenStudy(overviews, "Apply replacements");
}

function codingsOf({ codings }: NodeInfo): string {
  return countOf(codings, "coding");
}

function isInUse(node: NodeInfo): boolean {
  return isInCodebook(node) && node.status !== "retired";
}

function notInCodebook({ id }: NodeInfo): string {
  return `“${id}” is not in the codebook. Add it first, or merge it into another code.`;
}

interface ReplacementItem {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly id: string | null;
  readonly isBack?: boolean;
}

/** Without a replacement, by any other code in use, or back into use where it is retired already. */
function replacementsFor({ study, node }: ChosenCode): ReplacementItem[] {
  const others = allNodes(study.nodes).filter((other) => isInUse(other) && other.id !== node.id);
  const back = { label: "Take back into use", description: "", id: null, isBack: true };
  return [
    ...(node.status === "retired" ? [back] : []),
    { label: "No replacement", description: "its passages keep it", id: null },
    ...others.map(({ id, name, path, definition }) => ({
      label: withoutIcons(name),
      description: [id, ...path].map(withoutIcons).join(" · "),
      detail: withoutIcons(definition ?? ""),
      id,
    })),
  ];
}

async function takeBack(
  context: CommandContext,
  { study, node }: ChosenCode,
  options: { readonly isPreviewed: boolean },
): Promise<void> {
  const change = { kind: "unretire", id: node.id } as const;
  if (await reshape(context, study, { change, ...options })) say(`${node.id} is in use again.`);
}
