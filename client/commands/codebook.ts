// Opening the codebook, at a code or at its start.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import type { Overviews } from "../study/overviews";
import { oneLine, withoutIcons } from "../text/plain";
import type { Row } from "../views/row";
import type { CommandContext } from "./context";
import { lineOfId } from "./codebookText";

export async function openCodebook({ overviews }: CommandContext): Promise<void> {
  const study = await chosenStudy(overviews, "Open codebook");
  if (study) await vscode.window.showTextDocument(vscode.Uri.parse(study.codebookUri));
}

/** Shows the entry of the code that a row of the Themes view stands for. */
export async function openInCodebook(context: CommandContext, rowId: string): Promise<void> {
  const node = nodeOf(context.themes.tree.row(rowId));
  const study = context.overviews.studies?.find(({ uri }) => uri === node?.study);
  if (!node || !study) return openCodebook(context);
  await showEntry(vscode.Uri.parse(study.codebookUri), node.id);
}

/** Opens a codebook with the cursor at the entry of an id. */
export function showEntry(
  codebook: vscode.Uri,
  id: string,
  viewColumn?: vscode.ViewColumn,
): Promise<void> {
  return showLine(codebook, (text) => lineOfId(text, id), viewColumn);
}

/** Opens a codebook with the cursor at a line of its text, or at the first one. */
export async function showLine(
  codebook: vscode.Uri,
  lineIn: (text: string) => number | undefined,
  viewColumn?: vscode.ViewColumn,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(codebook);
  const line = lineIn(document.getText()) ?? 0;
  const start = new vscode.Position(line, document.lineAt(line).firstNonWhitespaceCharacterIndex);
  const selection = new vscode.Range(start, start);
  await vscode.window.showTextDocument(document, { selection, viewColumn });
}

/** Shows the codebook as a page, at the code of a row of the Themes view if there is one. */
export async function openCodebookPage(
  { overviews, themes, codebookPages }: CommandContext,
  from?: string | vscode.Uri,
): Promise<void> {
  const node = typeof from === "string" ? nodeOf(themes.tree.row(from)) : undefined;
  if (node) return codebookPages.open(node.study, node.id);
  const file = from instanceof vscode.Uri ? overviews.studyOf(from.toString()) : undefined;
  const study = file ?? (await chosenStudy(overviews, "Open codebook as a page"));
  if (study) codebookPages.open(study.uri);
}

/** The node of a row, without the row's own marks. */
export function nodeOf(row: Row | undefined): { study: string; id: string } | undefined {
  const found = row && /^(?:filtered:)?(.*)#node\/(.*?)(?:\/own)?$/.exec(row.id);
  const [, study, id] = found ?? [];
  return study && id ? { study, id } : undefined;
}

/** The study of the file in front, the only one, or one that is chosen from a list. */
export async function chosenStudy(
  overviews: Pick<Overviews, "studies" | "studyOf">,
  title: string,
): Promise<StudyOverview | undefined> {
  const { studies = [] } = overviews;
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const own = active ? overviews.studyOf(active) : undefined;
  if (own || studies.length === 1) return own ?? studies[0];
  if (studies.length === 0)
    void vscode.window.showInformationMessage("There is no codebook here yet. Run “New study”.");
  if (studies.length === 0) return undefined;
  const items = studies.map((study) => ({
    label: withoutIcons(study.title),
    description: oneLine(vscode.workspace.asRelativePath(vscode.Uri.parse(study.codebookUri))),
    study,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.study;
}
