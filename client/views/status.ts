// What the views say while the server starts, reads or has stopped.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import type { Server, ServerStatus } from "../connection/server";
import type { Overviews } from "../study/overviews";

/** Sets the context keys that choose each view's welcome text. */
export function publishState(server: Server, overviews: Overviews): vscode.Disposable {
  const publish = (): void => {
    void setContext("verbatim.state", stateOf(server.status, overviews.studies));
    void setContext("verbatim.hasTranscripts", hasTranscripts(overviews.studies));
  };
  publish();
  return vscode.Disposable.from(server.onDidChangeStatus(publish), overviews.onDidChange(publish));
}

export function setContext(key: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand("setContext", key, value);
}

/** The sentence above a tree, or undefined where all is well. */
export function statusMessage(
  status: ServerStatus,
  studies: readonly StudyOverview[] | undefined,
): string | undefined {
  const old = studies ? " The figures below are the last ones." : "";
  // A message would hide the welcome text, which offers the restart as a button.
  if (status === "failed" && !studies) return undefined;
  if (status === "failed")
    return `Verbatim's server has stopped.${old} Run “Verbatim: Restart server”.`;
  if (status === "restarting") return `Verbatim's server stopped and is starting again.${old}`;
  if (status === "indexing") return "Reading the transcripts…";
  const failure = studies?.find(({ codebookFailure }) => codebookFailure)?.codebookFailure;
  return failure ? `The codebook in force is the last good one: ${failure}` : undefined;
}

type ViewState = "starting" | "failed" | "noStudy" | "study";

function stateOf(status: ServerStatus, studies: readonly StudyOverview[] | undefined): ViewState {
  if (studies) return studies.length > 0 ? "study" : "noStudy";
  return status === "failed" ? "failed" : "starting";
}

function hasTranscripts(studies: readonly StudyOverview[] = []): boolean {
  return studies.some(({ transcripts }) => transcripts.length > 0);
}
