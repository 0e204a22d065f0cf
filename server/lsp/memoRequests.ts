import { normalizeId } from "../codebook/ids";
import { memoGroupsOf, memosInGroup } from "../features/memos/groups";
import {
  draftOf,
  NO_SUBJECT,
  subjectOfCase,
  subjectOfCode,
  subjectOfPassage,
  type MemoSubject,
} from "../features/memos/newMemo";
import {
  memoGroupsRequest,
  memosRequest,
  newMemoRequest,
  type NewMemoParams,
  type NewMemoResult,
  type NewMemoSubject,
  type StudyMemos,
} from "../protocol/memos";
import { createAnswers } from "./answers";
import { openContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

/** The requests of `protocol/memos.ts`. */
export function registerMemoRequests(parts: ServerParts): void {
  registerLists(parts);
  const { connection, workspace } = parts;
  connection.onRequest(newMemoRequest, async (params, token) => {
    await whenReady(workspace, token);
    const study = workspace.studyOf(params.uri)?.study;
    return study === undefined ? refuse(NO_STUDY) : newMemo(parts, study, params);
  });
}

function registerLists({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(memoGroupsRequest, async (choice, token) => {
    await whenReady(workspace, token);
    const pause = createPause(token);
    const found: StudyMemos[] = [];
    for (const study of workspace.studies.values()) {
      found.push(await memoGroupsOf(workspace.snapshot(study), choice, pause));
    }
    return found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  });
  connection.onRequest(memosRequest, ({ uri, ...wanted }, token) =>
    inStudy(uri, token, (study) =>
      memosInGroup(workspace.snapshot(study), wanted, createPause(token)),
    ),
  );
}

const NO_STUDY = "This file belongs to no study: no folder above it has a codebook.yaml.";
const OLD_VERSION = "The text has changed in the meantime. Try again.";

function refuse(reason: string): NewMemoResult {
  return { files: [], reason, folder: "", name: "", text: "" };
}

function newMemo(parts: ServerParts, study: LiveStudy, params: NewMemoParams): NewMemoResult {
  const { subject } = params;
  if (subject.kind === "passage") return memoOfPassage(parts, study, { ...params, ...subject });
  if (subject.kind === "nothing") return written(study, params, NO_SUBJECT);
  const found =
    subject.kind === "code"
      ? subjectOfCode(parts.workspace.snapshot(study), normalizeId(subject.id))
      : subjectOfCase(subject.name);
  return written(study, params, found);
}

/** Only a transcript that is open has a version that its edit can be checked against. */
function memoOfPassage(
  { workspace, documents }: ServerParts,
  study: LiveStudy,
  params: NewMemoParams & Extract<NewMemoSubject, { kind: "passage" }>,
): NewMemoResult {
  const { uri, version, range } = params;
  const context = openContext(workspace, uri);
  if (context === undefined) return refuse("This file is not a transcript of a study.");
  if (documents.get(uri)?.version !== version) return refuse(OLD_VERSION);
  const found = subjectOfPassage(context, range);
  if ("reason" in found) return refuse(found.reason);
  const { subject, edits } = found;
  const files = edits.length === 0 ? [] : [{ uri, version, edits, hash: null }];
  return { ...written(study, params, subject), files };
}

function written(study: LiveStudy, params: NewMemoParams, subject: MemoSubject): NewMemoResult {
  return { files: [], reason: null, folder: `${study.uri}/memos`, ...draftOf(subject, params) };
}
