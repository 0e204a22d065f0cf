import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import type { StudySnapshot } from "../features/context";
import { mergeCodes } from "../features/rename/merge";
import {
  renameCode,
  toWorkspaceEdit,
  type FileEdits,
  type ReadNow,
  type StudyChange,
} from "../features/rename/rename";
import { renameTargetInMemo } from "../features/memos/language";
import { renameTargetAt, renameTargetInCodebook } from "../features/rename/target";
import { mergeRequest, renameRequest } from "../protocol";
import type { ReshapeResult } from "../protocol/reshape";
import { createAnswers, type At } from "./answers";
import { createReadNow } from "./readNow";
import type { ServerParts } from "./server";
import { normalizeUri } from "./uris";
import type { Workspace } from "./workspace";

/** Renaming where the cursor is, and renaming and merging codes that were chosen from a list. */
export function registerRenaming({ connection, workspace, client }: ServerParts): void {
  const { at } = createAnswers(workspace);
  const changeIn = createStudyChanger(workspace);
  const targetAt = async (place: At, token: CancellationToken) => {
    const target = await at(
      place,
      token,
      renameTargetAt,
      renameTargetInCodebook,
      renameTargetInMemo,
    );
    if (target === null) throw failed(NO_STUDY);
    if ("problem" in target) throw failed(target.problem);
    return target;
  };
  connection.onPrepareRename(async (params, token) => {
    const { range, placeholder } = await targetAt(params, token);
    return { range, placeholder };
  });
  connection.onRenameRequest(async (params, token) => {
    const { id } = await targetAt(params, token);
    const ids = { id, newId: params.newName };
    const change = await changeIn(params.textDocument.uri, token, (study, read) =>
      renameCode(study, ids, read),
    );
    if ("problem" in change) throw failed(change.problem);
    return toWorkspaceEdit(change.files, { isVersioned: client().canVersionEdits });
  });
  connection.onRequest(renameRequest, async ({ uri, id, newId }, token) =>
    toResult(await changeIn(uri, token, (study, read) => renameCode(study, { id, newId }, read))),
  );
  connection.onRequest(mergeRequest, async ({ uri, from, into }, token) =>
    toResult(await changeIn(uri, token, (study, read) => mergeCodes(study, { from, into }, read))),
  );
}

/** Edits of files, or why there are none. */
type FilesChange = { readonly files: readonly FileEdits[] } | { readonly problem: string };

/** Works out a change of the study that a file belongs to, as its files are now. */
export type ChangeStudy = <Change extends FilesChange>(
  uri: string,
  token: CancellationToken,
  work: (study: StudySnapshot, read: ReadNow) => Promise<Change>,
) => Promise<Change | { readonly problem: string }>;

export function createStudyChanger(workspace: Workspace): ChangeStudy {
  const { inStudy } = createAnswers(workspace);
  return async (uri, token, work) => {
    const change = await inStudy(uri, token, (study) => {
      const read = createReadNow(workspace, study, token);
      return stable(workspace, () => work(workspace.snapshot(study), read));
    });
    return change ?? { problem: NO_STUDY };
  };
}

export const NO_STUDY = "This file belongs to no study: no folder above it has a codebook.yaml.";
const UNSTABLE = "The texts change at the moment, so nothing was changed. Try again.";
/** How often a change is worked out anew because somebody typed meanwhile. */
const ATTEMPTS = 3;

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

export function toResult(change: StudyChange): ReshapeResult {
  if ("problem" in change) {
    return { files: [], passages: 0, transcripts: 0, reason: change.problem };
  }
  return { ...change, reason: null };
}

/** Works a change out again as long as one of its documents is another version by the end. */
async function stable<Change extends FilesChange>(
  workspace: Workspace,
  work: () => Promise<Change>,
): Promise<Change | { readonly problem: string }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const change = await work();
    if ("problem" in change || change.files.every((file) => isCurrent(workspace, file))) {
      return change;
    }
  }
  return { problem: UNSTABLE };
}

function isCurrent({ sources }: Workspace, { uri, version }: FileEdits): boolean {
  return (sources.openDocument(normalizeUri(uri))?.version ?? null) === version;
}
