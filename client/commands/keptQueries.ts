// The queries that the codebook keeps: adding one, renaming and deleting one, going to one.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import {
  changeQueriesRequest,
  savedQueriesRequest,
  type QueriesChange,
} from "../../server/protocol/query";
import { oneLine } from "../text/plain";
import { showLine } from "./codebook";
import { lineOfQuery } from "./codebookText";
import type { CommandContext } from "./context";
import { say } from "./editors";
import { applyStudyEdits } from "./studyEdits";

/** A query to keep; its name is asked for where it has none. */
export interface QueryToKeep {
  readonly query: string;
  readonly name?: string;
  readonly isReplacing?: boolean;
}

/** Writes a query into the codebook, after asking for its name, as one step that undo takes back. */
export async function keepQuery(
  context: CommandContext,
  study: StudyOverview,
  { query, name: given, isReplacing = false }: QueryToKeep,
): Promise<void> {
  const saved = (await context.server.request(savedQueriesRequest, { uri: study.uri })) ?? [];
  const name = given ?? (await askForName("Save query", ""));
  if (name === undefined) return;
  const isTaken = saved.some((one) => one.name === name);
  if (isTaken && !isReplacing && !(await mayReplace(name))) return;
  const change = { kind: "save", name, query, isReplacing: isTaken } as const;
  if (await apply(context, study, change)) say(`The query “${oneLine(name)}” is saved.`);
}

/** From a row of the Themes view. */
export async function renameQuery(context: CommandContext, row: string): Promise<void> {
  const found = queryOf(context, row);
  const newName = found && (await askForName("Rename query", found.name));
  if (!found || newName === undefined) return;
  await apply(context, found.study, { kind: "rename", name: found.name, newName });
}

export async function deleteQuery(context: CommandContext, row: string): Promise<void> {
  const found = queryOf(context, row);
  if (!found || !(await apply(context, found.study, { kind: "delete", name: found.name }))) return;
  say(`The query “${oneLine(found.name)}” is deleted. Undo in the codebook brings it back.`);
}

export async function openQueryInCodebook(context: CommandContext, row: string): Promise<void> {
  const found = queryOf(context, row);
  if (!found) return;
  const codebook = vscode.Uri.parse(found.study.codebookUri);
  await showLine(codebook, (text) => lineOfQuery(text, found.name));
}

function apply({ server }: CommandContext, study: StudyOverview, change: QueriesChange) {
  const params = { uri: study.codebookUri, change };
  return applyStudyEdits(() => server.request(changeQueriesRequest, params));
}

async function askForName(title: string, value: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    prompt: "The name of the query in the codebook",
    validateInput: (typed) => (typed.trim() === "" ? "Type a name." : undefined),
  });
  return name?.trim();
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = "Replace it";
  const options = { title: `The codebook has a query “${oneLine(name)}” already` };
  return (await vscode.window.showQuickPick([replace, "Leave it as it is"], options)) === replace;
}

function queryOf({ themes, overviews }: CommandContext, rowId: string) {
  const row = themes.tree.row(rowId);
  const [, uri, name] = /^(?:filtered:)?(.*?)#query\/(.*)$/s.exec(row?.id ?? "") ?? [];
  const study = overviews.studies?.find((one) => one.uri === uri);
  return study && name !== undefined ? { study, name } : undefined;
}
