// Asks the server for a change of the codebook and of what depends on it, and applies it.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import {
  reshapeRequest,
  type Reshaping,
  type ReshapeResult,
} from "../../../server/protocol/reshape";
import type { CommandContext } from "../context";
import { applyStudyEdits, type ApplyOptions } from "../studyEdits";

export interface Change extends ApplyOptions {
  readonly change: Reshaping;
}

/** What was changed; undefined after saying why nothing was, or when the changes were left. */
export async function reshape(
  { server }: Pick<CommandContext, "server">,
  study: Pick<StudyOverview, "codebookUri">,
  { change, ...options }: Change,
): Promise<ReshapeResult | undefined> {
  const params = { uri: study.codebookUri, change };
  const apply = () => applyStudyEdits(() => server.request(reshapeRequest, params), options);
  // Someone who looks through the changes is not waiting for anything.
  if (options.isPreviewed) return apply();
  const progress = { location: vscode.ProgressLocation.Window, title: "Changing the study" };
  return vscode.window.withProgress(progress, apply);
}
