// Filling in the tables of a report: one step that one undo takes back.
import * as vscode from "vscode";
import { refreshReportRequest, type RefreshReportResult } from "../../../server/protocol/paper";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { say } from "../editors";
import { refuse } from "../refuse";
import { applyStudyEdits } from "../studyEdits";

export async function refreshReport(context: CommandContext): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return refuse("Open the report whose tables are to be filled in.");
  const applied = await applyStudyEdits(() => ask(context, document));
  // Whoever asked need not wait for a message to be answered.
  if (applied) void tell(document, applied);
}

/** The text goes along with its version, so that an answer is for this text or is asked for again. */
async function ask(
  { server }: CommandContext,
  document: vscode.TextDocument,
): Promise<RefreshReportResult> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: "Filling in the tables of the report…", cancellable: true };
  return await vscode.window.withProgress(options, async (_, token) => {
    const { version } = document;
    const uri = document.uri.toString();
    const params = { uri, version, text: document.getText() };
    const answer = await server.request(refreshReportRequest, params, token);
    const reason = token.isCancellationRequested ? "The report was left as it is." : NO_ANSWER;
    return answer ?? { files: [], reason, current: 0, problems: [] };
  });
}

async function tell(
  document: vscode.TextDocument,
  { files, current, problems }: RefreshReportResult,
): Promise<void> {
  const filled = files.reduce((sum, { edits }) => sum + edits.length, 0);
  const [first] = problems;
  if (first === undefined) return say(doneText(filled, current));
  const more = problems.length === 1 ? "" : ` (${problems.length - 1} more problems)`;
  const show = "Go to line";
  const message = `Line ${first.line}: ${first.message}${more}`;
  if ((await vscode.window.showWarningMessage(message, show)) !== show) return;
  const place = new vscode.Range(first.line - 1, 0, first.line - 1, 0);
  await vscode.window.showTextDocument(document, { selection: place });
}

function doneText(filled: number, current: number): string {
  if (filled + current === 0)
    return "No table is asked for here: write <!-- verbatim: themes --> and <!-- /verbatim -->.";
  if (filled === 0) return "Every table of the report is up to date.";
  return filled === 1 ? "One table was filled in." : `${filled} tables were filled in.`;
}
