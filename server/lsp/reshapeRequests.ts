import type { CancellationToken } from "vscode-languageserver";
import type { CodebookNode } from "../codebook/model";
import type { StudySnapshot } from "../features/context";
import { offsetOf } from "../features/positions";
import { isTaken, typedId } from "../features/rename/ids";
import { renameTargetAt, renameTargetInCodebook } from "../features/rename/target";
import { reshapeStudy } from "../features/reshape/reshape";
import {
  entryAtRequest,
  renameAtRequest,
  reshapeRequest,
  type EntryAtParams,
  type EntryAtResult,
  type RenameAtParams,
  type RenameAtResult,
} from "../protocol/reshape";
import { createAnswers } from "./answers";
import { createStudyChanger, NO_STUDY, toResult } from "./renaming";
import type { ServerParts } from "./server";

/** Changes of the codebook that were chosen in a view or by a command. */
export function registerReshapeRequests({ connection, workspace }: ServerParts): void {
  const { at, of, inStudy } = createAnswers(workspace);
  const changeIn = createStudyChanger(workspace);
  connection.onRequest(reshapeRequest, async ({ uri, change }, token) =>
    toResult(await changeIn(uri, token, (study, read) => reshapeStudy(study, change, read))),
  );
  connection.onRequest(renameAtRequest, renameAt);
  connection.onRequest(entryAtRequest, ({ uri, range }: EntryAtParams, token) =>
    of<EntryAtResult | null>(
      uri,
      token,
      () => null,
      (study) => entryAt(study, offsetOf(study.codebook.lines, range.start)),
    ),
  );

  async function renameAt(
    { uri, position, newId }: RenameAtParams,
    token: CancellationToken,
  ): Promise<RenameAtResult> {
    const place = { textDocument: { uri }, position };
    const target = await at(place, token, renameTargetAt, renameTargetInCodebook);
    if (target === null || "problem" in target) {
      return { ...toResult({ problem: target?.problem ?? NO_STUDY }), id: null, existing: null };
    }
    const { id } = target;
    const typed = typedId(newId);
    const isThere = await inStudy(uri, token, (study) => isTaken(workspace.snapshot(study), typed));
    const change = await changeIn(uri, token, (study, read) =>
      reshapeStudy(study, { kind: "rename", id, newId }, read),
    );
    return { ...toResult(change), id, existing: isThere && typed !== id ? typed : null };
  }
}

/** The innermost entry around an offset; its own codes are inside it, so the last one counts. */
function entryAt({ codebook }: StudySnapshot, offset: number): EntryAtResult | null {
  const nodes = [...(codebook.reading.codebook?.nodes.values() ?? [])];
  const found = nodes.filter(({ span }) => span.start <= offset && offset <= span.end).at(-1);
  return found === undefined ? null : infoOf(found);
}

function infoOf({ id, name, status, replacedBy }: CodebookNode): EntryAtResult {
  return { id, name, status, replacedBy: replacedBy ?? null };
}
