// Writes the summary of a cell of the framework matrix into the study's framework.md.
import * as vscode from "vscode";
import { summaryRequest, type SummaryResult } from "../../../server/protocol/framework";
import { refuse } from "../../commands/refuse";
import { applyStudyEdits } from "../../commands/studyEdits";
import type { Server } from "../../connection/server";
import type { Draft } from "../../pages/findings/messages";

/** One step that undo takes back; false where it was refused, and why is shown then. */
export async function writeSummary(server: Server, uri: string, draft: Draft): Promise<boolean> {
  const { of, text, before } = draft;
  const params = { uri, case: of.case, column: of.column, text, before };
  const ask = () => server.request(summaryRequest, params);
  const answer = await ask();
  // VS Code takes no edits at all for edits that failed.
  if (answer?.reason === null && answer.files.length === 0) {
    return answer.created === null || create(answer.created);
  }
  return (await applyStudyEdits(ask)) !== undefined;
}

/** A file that came into being meanwhile is not written over. */
async function create({ uri, text }: NonNullable<SummaryResult["created"]>): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(text);
  edit.createFile(vscode.Uri.parse(uri), { overwrite: false, contents });
  if (await vscode.workspace.applyEdit(edit)) return true;
  refuse("framework.md could not be created, so the summary is not saved. Try again.");
  return false;
}
