// Adds to the codebook a code that a transcript has already.
import * as vscode from "vscode";
import { allNodes } from "../study/overviews";
import { applyCodebookAddition } from "./applyCode";
import type { CommandContext } from "./context";
import { nodeOf } from "./codebook";
import { askForTheme } from "./newCode";

/** What the server's completions give to the command. */
export interface AddTarget {
  readonly uri: string;
  readonly id: string;
}

/** From a completion, or from a row of the Themes view that stands for an unknown code. */
export async function addToCodebook(
  context: CommandContext,
  target: AddTarget | string,
): Promise<void> {
  const found = typeof target === "string" ? targetOfRow(context, target) : target;
  if (!found) return;
  const study = context.overviews.studyOf(found.uri);
  const nodes = allNodes(study?.nodes ?? []).filter(({ kind }) => kind !== "unknown");
  if (nodes.some(({ id }) => id === found.id)) return;
  const place = await askForTheme(found.id, nodes);
  if (!place) return;
  const code = { id: found.id, name: null, under: place.id || null };
  await applyCodebookAddition(context.server, vscode.Uri.parse(found.uri), code);
}

function targetOfRow({ themes, overviews }: CommandContext, row: string): AddTarget | undefined {
  const node = nodeOf(themes.tree.row(row));
  const study = overviews.studies?.find(({ uri }) => uri === node?.study);
  return node && study ? { uri: study.codebookUri, id: node.id } : undefined;
}
