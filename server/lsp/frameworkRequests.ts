import { matrixOf } from "../counts/framework/matrix";
import { summaryIn } from "../counts/framework/summaryEdits";
import { writeSummary } from "../features/findings/summary";
import { matrixCellRequest, summaryRequest, type MatrixCellParams } from "../protocol/framework";
import type { Figures } from "../counts/figures";
import type { Place } from "../counts/crosstab/places";
import type { GiveWay } from "../counts/compared";
import { createCounted } from "./counted";
import { pageOfPlaces } from "./placePages";
import { createStudyChanger } from "./renaming";
import type { ServerParts } from "./server";

/** The requests of `protocol/framework.ts`. */
export function registerFrameworkRequests(parts: ServerParts): void {
  const { connection, workspace } = parts;
  const inStudy = createCounted(parts);
  const changeIn = createStudyChanger(workspace);
  connection.onRequest(matrixCellRequest, (params, token) =>
    inStudy(params.uri, token, async ({ study, pause, read }) => {
      const places = await placesIn(study.figures, params, pause);
      const page = await pageOfPlaces(places, params, { study, read });
      return { ...page, summary: summaryIn(study.framework?.text ?? "", params) };
    }),
  );
  connection.onRequest(summaryRequest, async ({ uri, ...written }, token) => {
    const change = await changeIn(uri, token, (_, read) => writeSummary(written, read));
    if ("problem" in change) return { files: [], created: null, reason: change.problem };
    return { ...change, reason: null };
  });
}

async function placesIn(
  figures: Figures,
  { by, column, case: name }: MatrixCellParams,
  pause: GiveWay,
): Promise<readonly Place[]> {
  const request = by === "theme" ? { by, nodes: [column] } : { by };
  const { columns, rows } = await matrixOf(figures, request, pause);
  const at = columns.findIndex(({ id }) => id === column);
  return rows.find((row) => row.case === name)?.cells[at] ?? [];
}
