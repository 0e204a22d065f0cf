// Names are replaced by pseudonyms over a whole study, as one step that undo takes back.
import * as vscode from "vscode";
import { pseudonymsRequest, type PseudonymsResult } from "../../../server/protocol/pseudonyms";
import { chosenKey } from "../../imports/pseudonymKey";
import { countOf } from "../../text/figures";
import { chosenStudy } from "../codebook";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";
import { applyStudyEdits } from "../studyEdits";
import { NO_ANSWER } from "../codingTarget";
import { namesAccount } from "./namesAccount";

/** For key bindings and tests: the key, and what is answered to the questions. */
export interface ReplaceNamesArgument {
  readonly key?: vscode.Uri;
  readonly hasNotes?: boolean;
  readonly how?: How;
}

type How = "replace" | "preview";

export async function replaceNames(
  context: CommandContext,
  argument: ReplaceNamesArgument = {},
): Promise<void> {
  const study = await chosenStudy(context.overviews, TITLE);
  const chosen = study && (await chosenKey(study.uri, argument.key));
  if (!study || !chosen) return;
  if ("problem" in chosen) return refuse(chosen.problem);
  const { text: key } = chosen;
  const hasNotes = argument.hasNotes ?? (await choosesNotes());
  if (hasNotes === undefined) return;
  const ask = () => context.server.request(pseudonymsRequest, { uri: study.uri, key, hasNotes });
  const found = await ask();
  if (!found || found.reason !== null) return refuse(found?.reason ?? NO_ANSWER);
  if (found.files.length === 0) return tell("No name of the key can be replaced here.", found);
  const how = argument.how ?? (await chosenHow(found));
  if (!how) return;
  const done = await applyStudyEdits(async () => (await ask()) ?? undefined, {
    isPreviewed: how === "preview",
  });
  if (done) tell(`${wasReplaced(done)}.`, done);
}

const TITLE = "Replace names by pseudonyms";

async function choosesNotes(): Promise<boolean | undefined> {
  const items = [
    { label: "Transcripts", description: "with their cases and summaries", hasNotes: false },
    { label: "Codebook and memos, too", description: "what you wrote yourself", hasNotes: true },
  ];
  const options = { title: TITLE, placeHolder: "Where?" };
  return (await vscode.window.showQuickPick(items, options))?.hasNotes;
}

/** Nothing is changed before somebody has seen how much it is. */
async function chosenHow(found: PseudonymsResult): Promise<How | undefined> {
  const all = "Replace";
  const preview = "Show every change first";
  const detail = [
    "Codes stay on their words, and sealed transcripts are sealed again. Undo takes all of it back.",
    leftText(found),
  ].join("\n\n");
  const question = `Replace ${amount(found)}?`;
  const options = { modal: true, detail: detail.trim() };
  const answer = await vscode.window.showWarningMessage(question, options, all, preview);
  if (answer === undefined) return undefined;
  return answer === all ? "replace" : "preview";
}

function amount({ names, places, files }: PseudonymsResult): string {
  const where = `${countOf(places, "place")} of ${countOf(files.length, "file")}`;
  return `${countOf(names, "name")} at ${where}`;
}

function wasReplaced(result: PseudonymsResult): string {
  return `${amount(result)} ${result.names === 1 ? "was" : "were"} replaced`;
}

function leftText({ account }: PseudonymsResult): string {
  const left = account.filter(({ what }) => what.startsWith("left"));
  const places = left.reduce((sum, { count }) => sum + count, 0);
  return places === 0
    ? ""
    : `${countOf(places, "place")} with a name stay; the account says which.`;
}

/** Nobody has to answer before the command is done. */
function tell(message: string, result: PseudonymsResult): void {
  const show = "Show the account";
  const text = [message, leftText(result)].filter(Boolean).join(" ");
  void vscode.window.showInformationMessage(text, show).then(async (answer) => {
    if (answer !== show) return;
    const content = namesAccount(result);
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(document, { preview: false });
  });
}
