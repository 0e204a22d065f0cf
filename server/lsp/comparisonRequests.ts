import type { RequestType } from "vscode-languageserver";
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
import { placesOfRival } from "../counts/rivalPlaces";
import type { Figures } from "../counts/figures";
import { placeInfosOf } from "../features/placeInfos";
import {
  casesByRequest,
  cellRequest,
  comparableRequest,
  cooccurrenceRequest,
  crosstabRequest,
  newCodesRequest,
  pairRequest,
  rivalPlacesRequest,
  type PassagesPage,
  type PlaceInfo,
  type PlacesResult,
} from "../protocol/comparisons";
import type { StudyParams } from "../protocol";
import { createAnswers } from "./answers";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { createPause, type Pause } from "./pause";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/** Comparisons; each gives way to others while it counts, and ends when it is cancelled. */
export function registerComparisonRequests(parts: ServerParts): void {
  const { connection, workspace } = parts;
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
  registerPlaces(parts);
}

/** The way back to the passages. */
function registerPlaces({ connection, workspace }: ServerParts): void {
  const { inStudy } = createAnswers(workspace);
  const answer = <Params extends StudyParams & PassagesPage>(
    request: RequestType<Params, PlacesResult | null, void>,
    find: (figures: Figures, params: Params, pause: Pause) => Promise<readonly Place[]>,
  ): void =>
    void connection.onRequest(request, (params, token) =>
      inStudy(params.uri, token, async (study) => {
        const pause = createPause(token);
        const places = await find(study.figures, params, pause);
        const wanted = pageOf(places, params);
        const passages = await infosOf(study, wanted, { workspace, pause });
        return { total: places.length, passages };
      }),
    );
  answer(cellRequest, (figures, { by, node, column }, pause) =>
    placesOfCell(figures, { by, node: normalizeId(node), column }, pause),
  );
  answer(pairRequest, (figures, { kind, a, b, isOwn }, pause) =>
    placesOfPair(figures, { kind, isOwn, a: normalizeId(a), b: normalizeId(b) }, pause),
  );
  answer(rivalPlacesRequest, placesOfRival);
}

interface Asked {
  readonly workspace: Workspace;
  readonly pause: Pause;
}

function pageOf<One>(all: readonly One[], { offset, limit }: PassagesPage): readonly One[] {
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
