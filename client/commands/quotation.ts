// Copies what is selected as quotations.
import * as vscode from "vscode";
import { quotationRequest } from "../../server/protocol/quotation";
import { quotationText } from "../text/quotation";
import { NO_ANSWER, refuse, selectionOf } from "./codingTarget";
import type { CommandContext } from "./context";
import { say } from "./editors";

export async function copyAsQuotation({ surfaces, server }: CommandContext): Promise<void> {
  const surface = surfaces.active();
  if (!surface) return refuse("Open a transcript of a study first.");
  await surface.settled?.();
  const answer = await server.request(quotationRequest, selectionOf(surface));
  if (!answer || answer.reason !== null) return refuse(answer?.reason ?? NO_ANSWER);
  const settings = vscode.workspace.getConfiguration("verbatim.quotation", surface.document.uri);
  const style = {
    template: settings.get("template", "“${words}” (${case}, ${attributes})"),
    ellipsis: settings.get("ellipsis", "…"),
  };
  await vscode.env.clipboard.writeText(quotationText(answer.quotes, style));
  say(
    answer.quotes.length === 1 ? "Quotation copied." : `${answer.quotes.length} quotations copied.`,
  );
}
