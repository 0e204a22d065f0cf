import { normalizeId } from "../codebook/ids";
import { attributeNames } from "../counts/attributeValues";
import { casesBy } from "../counts/casesBy";
import { comparedOf } from "../counts/compared";
import { cooccurrenceOf } from "../counts/cooccurrence/cooccurrence";
import { placesOfPair } from "../counts/cooccurrence/pairPlaces";
import { CROSSTAB_PARTS } from "../counts/crosstab/columns";
import { crosstabOf } from "../counts/crosstab/crosstab";
import { placesOfCell, type Place } from "../counts/crosstab/places";
import { newCodesOf } from "../counts/newCodes";
import { placeInfosOf } from "../features/placeInfos";
import {
  casesByRequest,
  cellRequest,
  comparableRequest,
  cooccurrenceRequest,
  crosstabRequest,
  newCodesRequest,
  pairRequest,
  type CellParams,
  type PairParams,
  type PlaceInfo,
} from "../protocol/comparisons";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause, type Pause } from "./pause";
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
    inStudy(params.uri, token, (study) =>
      placesInCell(study, params, { workspace, pause: createPause(token) }),
    ),
  );
  connection.onRequest(pairRequest, (params, token) =>
    inStudy(params.uri, token, (study) =>
      placesInPair(study, params, { workspace, pause: createPause(token) }),
    ),
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

async function placesInCell(study: LiveStudy, params: CellParams, asked: Asked) {
  const { by, node, column } = params;
  const cell = { by, node: normalizeId(node), column };
  const places = await placesOfCell(study.figures, cell, asked.pause);
  const wanted = pageOf(places, params);
  return { total: places.length, passages: await infosOf(study, wanted, asked) };
}

async function placesInPair(study: LiveStudy, params: PairParams, asked: Asked) {
  const { kind, a, b, isOwn } = params;
  const pair = { kind, isOwn, a: normalizeId(a), b: normalizeId(b) };
  const places = await placesOfPair(study.figures, pair, asked.pause);
  const wanted = pageOf(places, params);
  return { total: places.length, passages: await infosOf(study, wanted, asked) };
}

interface Asked {
  readonly workspace: Workspace;
  readonly pause: Pause;
}

function pageOf<One>(
  all: readonly One[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly One[] {
  const first = Math.max(0, offset);
  return all.slice(first, first + Math.max(0, limit));
}

function infosOf(
  study: LiveStudy,
  places: readonly Place[],
  { workspace, pause }: Asked,
): Promise<readonly PlaceInfo[]> {
  return placeInfosOf(workspace.snapshot(study), places, async (path) => {
    await pause();
    return readContext(workspace, { study, path });
  });
}
