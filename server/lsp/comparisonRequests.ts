import type { RequestType } from "vscode-languageserver";
import { normalizeId } from "../codebook/ids";
import { attributeNames } from "../counts/attributeValues";
import { casesBy } from "../counts/casesBy";
import { comparedOf, type GiveWay } from "../counts/compared";
import { cooccurrenceOf } from "../counts/cooccurrence/cooccurrence";
import { placesOfPair } from "../counts/cooccurrence/pairPlaces";
import { CROSSTAB_PARTS } from "../counts/crosstab/columns";
import { crosstabOf } from "../counts/crosstab/crosstab";
import { placesOfCell, type Place } from "../counts/crosstab/places";
import { newCodesOf } from "../counts/newCodes";
import { placesOfRival } from "../counts/rivalPlaces";
import type { Figures } from "../counts/figures";
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
  type PlacesResult,
} from "../protocol/comparisons";
import type { StudyParams } from "../protocol";
import { createCounted } from "./counted";
import { pageOfPlaces } from "./placePages";
import type { ServerParts } from "./server";

/** Comparisons; each gives way to others while it counts, and ends when it is cancelled. */
export function registerComparisonRequests(parts: ServerParts): void {
  const { connection } = parts;
  const inStudy = createCounted(parts);
  connection.onRequest(comparableRequest, ({ uri }, token) =>
    inStudy(uri, token, async ({ study: { figures, whole = figures }, pause }) => ({
      attributes: await attributeNames(comparedOf(whole), pause),
      parts: CROSSTAB_PARTS,
    })),
  );
  connection.onRequest(crosstabRequest, ({ uri, ...request }, token) =>
    inStudy(uri, token, ({ study, pause }) => crosstabOf(study.figures, request, pause)),
  );
  connection.onRequest(cooccurrenceRequest, ({ uri, limit, ...request }, token) =>
    inStudy(uri, token, async ({ study, pause }) => {
      const pairs = await cooccurrenceOf(study.figures, request, pause);
      return { total: pairs.length, pairs: pairs.slice(0, limit) };
    }),
  );
  connection.onRequest(casesByRequest, ({ uri, ...request }, token) =>
    inStudy(uri, token, ({ study, pause }) => casesBy(study.figures, request, pause)),
  );
  connection.onRequest(newCodesRequest, ({ uri, order }, token) =>
    inStudy(uri, token, ({ study, pause }) => newCodesOf(study.figures, order, pause)),
  );
  registerPlaces(parts);
}

/** The way back to the passages. */
function registerPlaces(parts: ServerParts): void {
  const inStudy = createCounted(parts);
  const answer = <Params extends StudyParams & PassagesPage>(
    request: RequestType<Params, PlacesResult | null, void>,
    find: (figures: Figures, params: Params, pause: GiveWay) => Promise<readonly Place[]>,
  ): void =>
    void parts.connection.onRequest(request, (params, token) =>
      inStudy(params.uri, token, async ({ study, pause, read }) => {
        const places = await find(study.figures, params, pause);
        return pageOfPlaces(places, params, { study, read });
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
