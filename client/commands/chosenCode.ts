// Which themes or codes a command is about: those of rows, or some that are chosen from a list.
import * as vscode from "vscode";
import type { NodeInfo, StudyOverview } from "../../server/protocol";
import { allNodes } from "../study/overviews";
import { chosenStudy, nodeOf } from "./codebook";
import { codeChoices } from "./codeItems";
import type { CommandContext } from "./context";

/** What the key binding of the Themes view gives in the place of a row. */
const FOCUSED = "focused";

/** A code of the study that a file belongs to, as actions in the codebook name it. */
export interface CodeTarget {
  readonly uri: string;
  readonly id: string;
}

export interface ChosenCode {
  readonly study: StudyOverview;
  readonly node: NodeInfo;
}

export interface ChosenCodes {
  readonly study: StudyOverview;
  readonly nodes: readonly NodeInfo[];
}

export async function chosenCode(
  context: CommandContext,
  target: string | CodeTarget | undefined,
  title: string,
  isMeant: (node: NodeInfo) => boolean = () => true,
): Promise<ChosenCode | undefined> {
  const { overviews, themes } = context;
  if (typeof target === "object") return codeOfTarget(context, target);
  const rowId = target === FOCUSED ? themes.view.selection[0] : target;
  if (rowId !== undefined || target === FOCUSED) return codeOfRow(context, rowId);
  const study = await chosenStudy(overviews, title);
  const nodes = allNodes(study?.nodes ?? []).filter(isMeant);
  const node = study && (await pickNode(nodes, title));
  return study && node ? { study, node } : undefined;
}

/** Those of the selected rows; without any, those that are ticked in a list. All are of one study. */
export async function chosenCodes(
  context: CommandContext,
  targets: readonly string[] | CodeTarget | undefined,
  title: string,
): Promise<ChosenCodes | undefined> {
  if (targets !== undefined && "uri" in targets) {
    const found = codeOfTarget(context, targets);
    return found && { study: found.study, nodes: [found.node] };
  }
  if (targets !== undefined) return codesOfRows(context, targets);
  const { overviews } = context;
  const study = await chosenStudy(overviews, title);
  const known = allNodes(study?.nodes ?? []).filter(isInCodebook);
  const { codes, groups } = codeChoices(known, []);
  const options = {
    title,
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  } as const;
  const picked = study && (await vscode.window.showQuickPick([...codes, ...groups], options));
  const nodes = known.filter(({ id }) => picked?.some((one) => one.id === id));
  return study && nodes.length > 0 ? { study, nodes } : undefined;
}

export function codesOfRows(
  context: CommandContext,
  rows: readonly string[],
): ChosenCodes | undefined {
  const found = rows.flatMap((row) => codeOfRow(context, row) ?? []);
  const study = found[0]?.study;
  const nodes = found.filter((one) => one.study === study && isInCodebook(one.node));
  return study && nodes.length > 0 ? { study, nodes: nodes.map(({ node }) => node) } : undefined;
}

/** A theme, category or code of a list. */
export async function pickNode(
  nodes: readonly NodeInfo[],
  title: string,
): Promise<NodeInfo | undefined> {
  const { codes, groups } = codeChoices(nodes, []);
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  const picked = await vscode.window.showQuickPick([...codes, ...groups], options);
  return nodes.find(({ id }) => id === picked?.id);
}

export function isInCodebook({ kind }: NodeInfo): boolean {
  return kind !== "unknown";
}

function codeOfTarget({ overviews }: CommandContext, target: CodeTarget): ChosenCode | undefined {
  const wanted = vscode.Uri.parse(target.uri).toString();
  const isCodebook = ({ codebookUri }: StudyOverview): boolean =>
    vscode.Uri.parse(codebookUri).toString() === wanted;
  const study = overviews.studies?.find(isCodebook) ?? overviews.studyOf(target.uri);
  const node = allNodes(study?.nodes ?? []).find(({ id }) => id === target.id);
  return study && node ? { study, node } : undefined;
}

/** A row that stands for something else, such as a passage, has none. */
export function codeOfRow(
  { overviews, themes }: CommandContext,
  rowId: string | undefined,
): ChosenCode | undefined {
  const row = rowId === undefined ? undefined : themes.tree.row(rowId);
  const found = row?.context.startsWith("node-") ? nodeOf(row) : undefined;
  const study = overviews.studies?.find(({ uri }) => uri === found?.study);
  const node = allNodes(study?.nodes ?? []).find(({ id }) => id === found?.id);
  return study && node ? { study, node } : undefined;
}
