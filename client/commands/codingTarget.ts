// What a command is about to code, or why it cannot, in a sentence.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import {
  selectedWordsRequest,
  type SelectedWords,
  type SelectionParams,
} from "../../server/protocol/coding";
import type { CodingSurface } from "../study/surfaces";
import { oneLine } from "../text/plain";
import type { CommandContext } from "./context";
import { plain, toRange } from "./editors";
import { readOnlyReason } from "./readOnly";

export interface CodingTarget {
  readonly surface: CodingSurface;
  readonly study: StudyOverview;
  readonly stretches: readonly SelectedWords[];
  /** Nothing was selected: the words are those of the sentences at the cursors. */
  readonly isCursor: boolean;
}

/** The words that a command would code; undefined after saying why there are none. */
export async function codingTarget(
  context: CommandContext,
  target: SelectionParams["target"] = "selection",
): Promise<CodingTarget | undefined> {
  const place = await placeToCode(context);
  if (!place) return undefined;
  const { surface } = place;
  const params = { ...selectionOf(surface), target };
  const found = await context.server.request(selectedWordsRequest, params);
  if (!found || found.reason !== null) return refuse(found?.reason ?? NO_ANSWER);
  const isCursor = surface.ranges.every(({ isEmpty }) => isEmpty);
  return { ...place, stretches: found.stretches, isCursor };
}

/** The transcript in front and its study; undefined after saying why one cannot code in it. */
export async function placeToCode({
  surfaces,
  overviews,
}: CommandContext): Promise<Pick<CodingTarget, "surface" | "study"> | undefined> {
  const surface = surfaces.active();
  const document = surface?.document ?? vscode.window.activeTextEditor?.document;
  if (!document) return refuse("Open a transcript of a study first.");
  if (document.isUntitled) return refuse(UNTITLED);
  const study = overviews.studyOf(document.uri.toString());
  // Nobody waits for the answer: it may never come, and the next key is for another file.
  if (!study) return void offerStudy(document, overviews.studies !== undefined);
  if (!surface) return refuse(`“${nameOf(document)}” is not a transcript, so it cannot be coded.`);
  const reason = await readOnlyReason(document);
  await surface.settled?.();
  return reason === undefined ? { surface, study } : refuse(reason);
}

/** The selections as the server's requests want them. */
export function selectionOf({
  document,
  ranges,
}: Pick<CodingSurface, "document" | "ranges">): Pick<
  SelectionParams,
  "uri" | "version" | "ranges"
> {
  return {
    uri: document.uri.toString(),
    version: document.version,
    ranges: ranges.map(({ start, end }) => ({ start: plain(start), end: plain(end) })),
  };
}

export function rangesOf(stretches: readonly SelectedWords[]): vscode.Range[] {
  return stretches.map(({ range }) => toRange(range));
}

export const NO_ANSWER = "Verbatim's server does not answer. Try again in a moment.";

/** Says why something is not done. */
export function refuse(reason: string): undefined {
  void vscode.window.showInformationMessage(reason);
}

const UNTITLED =
  "This file is not saved yet. Save it in the folder of a study; then it can be coded.";

async function offerStudy(document: vscode.TextDocument, isKnown: boolean): Promise<void> {
  if (!isKnown) return refuse("Verbatim is still reading the transcripts. Try again in a moment.");
  const create = "New study";
  const answer = await vscode.window.showInformationMessage(
    `“${nameOf(document)}” belongs to no study yet: no folder above it has a codebook.yaml, so there are no codes.`,
    create,
  );
  if (answer === create) await vscode.commands.executeCommand("verbatim.newStudy");
}

function nameOf({ uri }: vscode.TextDocument): string {
  return oneLine(uri.path.slice(uri.path.lastIndexOf("/") + 1));
}
