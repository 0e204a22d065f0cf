// The seal of a transcript, as the overview of its study tells it.
import * as vscode from "vscode";
import type { TranscriptInfo } from "../../server/protocol";
import { allTranscripts, type Overviews } from "../study/overviews";

/** Undefined for a file that is no transcript of a study. */
export function sealStateOf(
  { studies }: Overviews,
  uri: vscode.Uri,
): TranscriptInfo["seal"] | undefined {
  const wanted = uri.toString();
  return allTranscripts(studies).find((one) => vscode.Uri.parse(one.uri).toString() === wanted)
    ?.seal;
}
