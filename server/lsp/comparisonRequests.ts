import type { CancellationToken } from "vscode-languageserver";
import { normalizeId } from "../codebook/ids";
import { attributeNames } from "../counts/attributeValues";
import { casesBy } from "../counts/casesBy";
import { comparedOf } from "../counts/compared";
import { cooccurrenceOf } from "../counts/cooccurrence/cooccurrence";
import { CROSSTAB_PARTS } from "../counts/crosstab/columns";
import { crosstabOf } from "../counts/crosstab/crosstab";
import { placesOfCell } from "../counts/crosstab/places";
import { newCodesOf } from "../counts/newCodes";
import { placeInfosOf } from "../features/placeInfos";
import {
  casesByRequest,
  cellRequest,
  comparableRequest,
  cooccurrenceRequest,
  crosstabRequest,
  newCodesRequest,
  type CellParams,
  type PlacesResult,
} from "../protocol/comparisons";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/** Comparisons; each gives way to others while it counts, and ends when it is cancelled. */
export function registerComparisonRequests({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(comparableRequest, ({ uri }, token) =>
    inStudy(uri, token, ({ figures }) => ({
      attributes: attributeNames(comparedOf(figures)),
      parts: CROSSTAB_PARTS,
    })),
  );
  connection.onRequest(crosstabRequest, ({ uri, ...request }, token) =>
    inStudy(uri, token, ({ figures }) => crosstabOf(figures, request, createPause(token))),
  );
  connection.onRequest(cellRequest, (params, token) =>
    inStudy(params.uri, token, (study) => placesOf(workspace, study, { params, token })),
  );
  connection.onRequest(cooccurrenceRequest, ({ uri, limit, ...request }, token) =>
    inStudy(uri, token, async ({ figures }) => {
      const pairs = await cooccurrenceOf(figures, request, createPause(token));
      return { total: pairs.length, pairs: pairs.slice(0, limit) };
    }),
  );
  connection.onRequest(casesByRequest, ({ uri, ...request }, token) =>
    inStudy(uri, token, ({ figures }) => casesBy(figures, request, createPause(token))),
  );
  connection.onRequest(newCodesRequest, ({ uri, order }, token) =>
    inStudy(uri, token, ({ figures }) => newCodesOf(figures, order, createPause(token))),
  );
}

async function placesOf(
  workspace: Workspace,
  study: LiveStudy,
  { params, token }: { readonly params: CellParams; readonly token: CancellationToken },
): Promise<PlacesResult> {
  const { by, node, column, offset, limit } = params;
  const pause = createPause(token);
  const cell = { by, node: normalizeId(node), column };
  const places = await placesOfCell(study.figures, cell, pause);
  const wanted = places.slice(Math.max(0, offset), Math.max(0, offset) + Math.max(0, limit));
  const passages = await placeInfosOf(workspace.snapshot(study), wanted, async (path) => {
    await pause();
    return readContext(workspace, { study, path });
  });
  return { total: places.length, passages };
}
