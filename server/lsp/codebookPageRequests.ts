import { codebookPageOf } from "../features/codebookPage/page";
import { examplesOf } from "../features/codebookPage/examples";
import { codebookPageRequest, examplesRequest } from "../protocol/codebookPage";
import { createCounted } from "./counted";
import type { ServerParts } from "./server";

/** What the codebook's page asks for. */
export function registerCodebookPageRequests(parts: ServerParts): void {
  const inStudy = createCounted(parts);
  const { connection } = parts;
  connection.onRequest(codebookPageRequest, ({ uri, revision: known }, token) =>
    inStudy(uri, token, ({ study }, now) => codebookPageOf(study, { now, known })),
  );
  connection.onRequest(examplesRequest, ({ uri, node, limit }, token) =>
    inStudy(uri, token, ({ study, read, pause }) =>
      examplesOf(study, { node, limit }, read, pause),
    ),
  );
}
