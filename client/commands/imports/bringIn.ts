// Bringing in transcripts and projects of other programs.
import * as vscode from "vscode";
import { chosenFiles, fileAt, type ForeignFile } from "../../imports/foreignFiles";
import { chosenStudy } from "../codebook";
import type { CommandContext } from "../context";
import { chosenFolder } from "../newStudy";

/** For key bindings and tests: the files, and the study's folder. */
export interface BringInArgument {
  readonly files?: readonly vscode.Uri[];
  readonly folder?: vscode.Uri;
}

/** Asks for files where none are given, and shows what would become of them. */
export async function bringIn(
  context: CommandContext,
  argument: BringInArgument = {},
): Promise<void> {
  const files = argument.files?.map(fileAt) ?? (await chosenFiles());
  if (files) await bringInFiles(context, files, argument.folder);
}

export async function bringInFiles(
  context: Pick<CommandContext, "overviews" | "importPages">,
  files: readonly ForeignFile[],
  given?: vscode.Uri,
): Promise<void> {
  const folder = given ?? (await folderFor(context));
  if (folder && files.length > 0) context.importPages.open(folder).add(files);
}

/** The study's folder; where there is none yet, a folder that a project makes one. */
async function folderFor({
  overviews,
}: Pick<CommandContext, "overviews">): Promise<vscode.Uri | undefined> {
  if ((overviews.studies ?? []).length === 0) return chosenFolder("Bring them in here");
  const study = await chosenStudy(overviews, "Bring in transcripts");
  return study && vscode.Uri.parse(study.uri);
}
