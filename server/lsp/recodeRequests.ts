import { codeHits } from "../features/find/codeHits";
import { recodePassages } from "../features/recode/recode";
import { recodeListOf } from "../features/recode/recodeList";
import { codeHitsRequest } from "../protocol/find";
import { recodeListRequest, recodeRequest } from "../protocol/recode";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import { createPause } from "./pause";
import { createStudyChanger } from "./renaming";
import type { ServerParts } from "./server";

/** Changes of many passages that were chosen from a list. */
export function registerRecodeRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  const changeIn = createStudyChanger(workspace);
  connection.onRequest(recodeListRequest, (params, token) =>
    inStudy(params.uri, token, (study) => {
      const pause = createPause(token);
      return recodeListOf(workspace.snapshot(study), params, async (path) => {
        await pause();
        return readContext(workspace, { study, path });
      });
    }),
  );
  connection.onRequest(codeHitsRequest, async (params, token) => {
    const change = await changeIn(params.uri, token, (_, read) => codeHits(params, read));
    if ("problem" in change) {
      return { files: [], reason: change.problem, passages: 0, refused: [] };
    }
    return { ...change, reason: null };
  });
  connection.onRequest(recodeRequest, async (params, token) => {
    const change = await changeIn(params.uri, token, (_, read) => recodePassages(params, read));
    if ("problem" in change) return { files: [], reason: change.problem, changed: 0, refused: [] };
    return { ...change, reason: null };
  });
}
