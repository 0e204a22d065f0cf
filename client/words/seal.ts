// Seals the words of one transcript or of a whole study.
import * as vscode from "vscode";
import { sealRequest, type SealParams, type SealResult } from "../../server/protocol/words";
import type { CommandContext } from "../commands/context";
import { activeTranscript, say } from "../commands/editors";
import { applyStudyEdits } from "../commands/studyEdits";
import { countOf } from "../text/figures";
import { oneLine } from "../text/plain";

type Parts = Pick<CommandContext, "server" | "overviews">;

/** Seals the transcript in front. Words that changed since an earlier seal are asked about. */
export async function sealActiveTranscript(parts: Parts): Promise<void> {
  const editor = activeTranscript();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const result = await seal(parts, { uri, scope: "transcript", changed: "leave" });
  if (!result) return;
  const [refused] = result.refused;
  if (refused) return void vscode.window.showWarningMessage(`Not sealed. ${refused.reason}`);
  if (result.changed.length === 0) {
    return say(result.sealed > 0 ? "The words are sealed." : "The words are sealed already.");
  }
  const message = "The words of this transcript changed since it was sealed. Accept them?";
  const answer = await vscode.window.showWarningMessage(message, { modal: true }, ACCEPT);
  if (answer === ACCEPT) await reseal(parts, uri);
}

/** Seals a transcript again, with the words that it has now. True when that is done. */
export async function reseal(parts: Parts, uri: string): Promise<boolean> {
  const result = await seal(parts, { uri, scope: "transcript", changed: "reseal" });
  const reason = result?.refused[0]?.reason;
  if (reason) void vscode.window.showWarningMessage(`Not sealed. ${reason}`);
  else if (result) say("The words are sealed as they are now.");
  return result !== undefined && !reason;
}

/** Seals all transcripts of a study in one step, and says how many. */
export async function sealStudy(parts: Parts): Promise<void> {
  const uri = await chosenStudy(parts);
  if (uri === undefined) return;
  const result = await seal(parts, { uri, scope: "study", changed: "leave" });
  if (!result) return;
  report(result);
  const { changed } = result;
  if (changed.length === 0) return;
  const message = `${countOf(changed.length, "transcript")} not sealed again, because words changed since: ${listed(changed)}.`;
  const answer = await vscode.window.showWarningMessage(message, ACCEPT);
  if (answer !== ACCEPT) return;
  const again = await seal(parts, { uri, scope: "study", changed: "reseal" });
  if (again) report(again);
}

const ACCEPT = "Accept and reseal";

/** Applies the edits that seal: all of them, or none. */
async function seal({ server }: Parts, params: SealParams): Promise<SealResult | undefined> {
  let result: SealResult | null | undefined;
  const isDone = await applyStudyEdits(async () => {
    result = await server.request(sealRequest, params);
    return result === null ? NO_STUDY : result;
  });
  return isDone && result ? result : undefined;
}

const NO_STUDY = {
  files: [],
  reason: "This file belongs to no study: no folder above it has a codebook.yaml.",
};

function report({ sealed, alreadySealed, refused }: SealResult): void {
  const already = alreadySealed > 0 ? ` ${alreadySealed} sealed before.` : "";
  const text = `Sealed ${countOf(sealed, "transcript")}.${already}`;
  if (refused.length === 0) return void vscode.window.showInformationMessage(text);
  const reasons = refused
    .slice(0, MOST_NAMED)
    .map(({ file, reason }) => `${oneLine(file)}: ${reason}`);
  const more = refused.length > MOST_NAMED ? ` And ${refused.length - MOST_NAMED} more.` : "";
  void vscode.window.showWarningMessage(`${text} Not sealed: ${reasons.join(" ")}${more}`);
}

const MOST_NAMED = 5;

function listed(files: readonly string[]): string {
  const names = files.slice(0, MOST_NAMED).map(oneLine).join(", ");
  return files.length > MOST_NAMED ? `${names} and ${files.length - MOST_NAMED} more` : names;
}

/** The study of the file in front, or the only one, or the one that is picked. */
async function chosenStudy({ overviews }: Parts): Promise<string | undefined> {
  const studies = overviews.studies ?? [];
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const own = front === undefined ? undefined : overviews.studyOf(front);
  if (own) return own.codebookUri;
  if (studies.length < 2) {
    if (studies.length === 0) say("There is no study here.");
    return studies[0]?.codebookUri;
  }
  const items = studies.map(({ title, codebookUri, transcripts }) => ({
    label: oneLine(title),
    description: countOf(transcripts.length, "transcript"),
    codebookUri,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: "Seal study" });
  return picked?.codebookUri;
}
