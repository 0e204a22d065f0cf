// F2 in a text: the same checks as for the commands, and merging where the new id exists.
import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import {
  renameAtRequest,
  reshapeRequest,
  type RenameAtResult,
  type ReshapeResult,
} from "../../server/protocol/reshape";
import { confirmMerge } from "../commands/mergeCodes";
import { NO_ANSWER, type ApplyOptions } from "../commands/studyEdits";
import { problemOfFiles } from "../commands/studyFiles";
import { workspaceEdit } from "../commands/workspaceEdits";
import { rememberWhenSaved } from "../documents/savedAgain";
import type { NumberedCodes } from "../study/numberedCodes";
import { allNodes, type Overviews } from "../study/overviews";
import type { Server } from "./server";

export interface RenamingParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly numbered: NumberedCodes;
}

export interface Renaming {
  readonly provideRenameEdits: NonNullable<Middleware["provideRenameEdits"]>;
  /** To be called before the first rename: the middleware is needed before its parts are there. */
  connect(parts: RenamingParts): void;
}

export function createRenaming(): Renaming {
  let parts: RenamingParts | undefined;
  return {
    connect(found) {
      parts = found;
    },
    async provideRenameEdits(document, { line, character }, newId, token, next) {
      if (!parts) return next(document, new vscode.Position(line, character), newId, token);
      const params = { uri: document.uri.toString(), position: { line, character }, newId };
      const found = await parts.server.request(renameAtRequest, params, token);
      if (!found) throw new Error(NO_ANSWER);
      const { id, existing } = found;
      if (id !== null && existing !== null) return offerMerge(parts, params.uri, found);
      const edit = await checked(found);
      const study = parts.overviews.studyOf(params.uri);
      if (id !== null && study) await parts.numbered.renamed(study, id, newId.normalize("NFC"));
      return edit;
    },
  };
}

/** The edits, if all files are still what they were; VS Code shows what is thrown at the cursor. */
async function checked(
  found: ReshapeResult,
  options: ApplyOptions = {},
): Promise<vscode.WorkspaceEdit> {
  const problem = found.reason ?? (await problemOfFiles(found.files));
  if (problem !== null && problem !== undefined) throw new Error(problem);
  rememberWhenSaved(found.files);
  return workspaceEdit(found, options);
}

async function offerMerge(
  { server, overviews, numbered }: RenamingParts,
  uri: string,
  { id, existing }: RenameAtResult,
): Promise<vscode.WorkspaceEdit> {
  const study = overviews.studyOf(uri);
  const node = allNodes(study?.nodes ?? []).find((one) => one.id === id);
  if (!node || existing === null) throw new Error(`“${existing}” exists already.`);
  const decision = await confirmMerge(node, existing);
  if (!decision) return new vscode.WorkspaceEdit();
  const change = { kind: "merge", from: node.id, into: existing } as const;
  const merged = await server.request(reshapeRequest, { uri, change });
  if (!merged) throw new Error(NO_ANSWER);
  const edit = await checked(merged, decision);
  // Whoever looks at the changes first may leave them, and both codes are there then.
  if (study && !decision.isPreviewed) await numbered.renamed(study, node.id, existing);
  return edit;
}
