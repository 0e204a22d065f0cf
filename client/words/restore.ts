// Gives back the sealed words of a transcript.
import * as vscode from "vscode";
import {
  correctionsRequest,
  restoreRequest,
  type CorrectionInfo,
} from "../../server/protocol/words";
import type { CommandContext } from "../commands/context";
import { activeTranscript, say } from "../commands/editors";
import { applyStudyEdits } from "../commands/studyEdits";
import type { Server } from "../connection/server";
import { countOf } from "../text/figures";

/** Gives back all sealed words of the transcript in front. */
export async function restoreActiveTranscript({ server }: CommandContext): Promise<void> {
  const document = activeTranscript()?.document;
  if (!document) return;
  const found = await server.request(correctionsRequest, { uri: document.uri.toString() });
  if (!found || found.state !== "changed") {
    return say(
      found?.state === "sealed"
        ? "The words are as they were sealed."
        : "This transcript is not sealed.",
    );
  }
  if (await restoreWords(server, document, null)) {
    say(`Restored ${countOf(found.corrections.length, "place")}.`);
  }
}

/** Gives back the words at one place, or all of them; true when that is done. */
export async function restoreWords(
  server: Server,
  document: vscode.TextDocument,
  range: CorrectionInfo["range"] | null,
): Promise<boolean> {
  const uri = document.uri.toString();
  const done = await applyStudyEdits(async () => {
    const { version } = document;
    const answer = await server.request(restoreRequest, { uri, version, range });
    return (
      answer && {
        files: [{ uri, version, edits: answer.edits, hash: null }],
        reason: answer.reason,
      }
    );
  });
  return done !== undefined;
}
