import type { CancellationToken } from "vscode-languageserver";
import { normalizeId } from "../codebook/ids";
import { placesOfPair } from "../counts/cooccurrence/pairPlaces";
import { findingsOf } from "../features/findings/findings";
import { placeInfosOf } from "../features/placeInfos";
import type { PlacesResult } from "../protocol/comparisons";
import { findingsRequest, pairRequest, type PairParams } from "../protocol/findings";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/** What the Findings page asks for. */
export function registerFindingsRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(findingsRequest, ({ uri, wish }, token) =>
    inStudy(uri, token, (study) => findingsOf(workspace.snapshot(study), wish, createPause(token))),
  );
  connection.onRequest(pairRequest, (params, token) =>
    inStudy(params.uri, token, (study) => pairOf(workspace, study, { params, token })),
  );
}

async function pairOf(
  workspace: Workspace,
  study: LiveStudy,
  { params, token }: { readonly params: PairParams; readonly token: CancellationToken },
): Promise<PlacesResult> {
  const { kind, isOwn, offset, limit } = params;
  const pause = createPause(token);
  const pair = { kind, isOwn, a: normalizeId(params.a), b: normalizeId(params.b) };
  const places = await placesOfPair(study.figures, pair, pause);
  const from = Math.max(0, offset);
  const passages = await placeInfosOf(
    workspace.snapshot(study),
    places.slice(from, from + Math.max(0, limit)),
    async (path) => {
      await pause();
      return readContext(workspace, { study, path });
    },
  );
  return { total: places.length, passages };
}
