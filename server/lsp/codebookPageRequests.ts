import { codebookPageOf } from "../features/codebookPage/page";
import { examplesOf } from "../features/codebookPage/examples";
import { codebookPageRequest, examplesRequest } from "../protocol/codebookPage";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import { createPause } from "./pause";
import type { ServerParts } from "./server";

/** What the codebook's page asks for. */
export function registerCodebookPageRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(codebookPageRequest, ({ uri, revision: known }, token) =>
    inStudy(uri, token, (study) =>
      codebookPageOf(workspace.snapshot(study), { now: study.revision, known }),
    ),
  );
  connection.onRequest(examplesRequest, ({ uri, node, limit }, token) =>
    inStudy(uri, token, (study) => {
      const pause = createPause(token);
      const read = async (path: string) => {
        await pause();
        return readContext(workspace, { study, path });
      };
      return examplesOf(workspace.snapshot(study), { node, limit }, read, pause);
    }),
  );
}
