// Which theme or code a command is about: that of a row, or one that is chosen from a list.
import * as vscode from "vscode";
import type { NodeInfo, StudyOverview } from "../../server/protocol";
import { allNodes } from "../study/overviews";
import { chosenStudy, nodeOf } from "./codebook";
import { codeChoices } from "./codeItems";
import type { CommandContext } from "./context";

/** What the key binding of the Themes view gives in the place of a row. */
const FOCUSED = "focused";

export interface ChosenCode {
  readonly study: StudyOverview;
  readonly node: NodeInfo;
}

export async function chosenCode(
  context: CommandContext,
  row: string | undefined,
  title: string,
): Promise<ChosenCode | undefined> {
  const { overviews, themes } = context;
  const rowId = row === FOCUSED ? themes.view.selection[0] : row;
  if (rowId !== undefined || row === FOCUSED) return codeOfRow(context, rowId);
  const study = await chosenStudy(overviews.studies ?? [], (uri) => overviews.studyOf(uri), title);
  const node = study && (await pickNode(allNodes(study.nodes), title));
  return study && node ? { study, node } : undefined;
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

/** A row that stands for something else, such as a passage, has none. */
function codeOfRow(
  { overviews, themes }: CommandContext,
  rowId: string | undefined,
): ChosenCode | undefined {
  const row = rowId === undefined ? undefined : themes.tree.row(rowId);
  const found = row?.context.startsWith("node-") ? nodeOf(row) : undefined;
  const study = overviews.studies?.find(({ uri }) => uri === found?.study);
  const node = allNodes(study?.nodes ?? []).find(({ id }) => id === found?.id);
  return study && node ? { study, node } : undefined;
}
