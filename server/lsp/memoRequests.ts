import { memoGroupsOf, memosInGroup } from "../features/memos/groups";
import { memoGroupsRequest, memosRequest, type StudyMemos } from "../protocol/memos";
import { createAnswers } from "./answers";
import { createPause } from "./pause";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

/** The requests of `protocol/memos.ts`. */
export function registerMemoRequests({ connection, workspace }: ServerParts): void {
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
