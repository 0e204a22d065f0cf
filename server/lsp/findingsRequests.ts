import { findingsOf } from "../features/findings/findings";
import { findingsRequest } from "../protocol/findings";
import { createAnswers } from "./answers";
import { createPause } from "./pause";
import type { ServerParts } from "./server";

/** What the Findings page asks for; passages behind its marks are asked for as comparisons. */
export function registerFindingsRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(findingsRequest, ({ uri, wish }, token) =>
    inStudy(uri, token, (study) => findingsOf(workspace.snapshot(study), wish, createPause(token))),
  );
}
