import { comparedOf, type GiveWay } from "../../counts/compared";
import { comparedNodes } from "../../counts/comparedNodes";
import { matrixOf, type Matrix } from "../../counts/framework/matrix";
import { placeSummaries } from "../../counts/framework/summaries";
import type { MatrixCellInfo, MatrixPicture, MatrixWish } from "../../protocol/findings";
import { readFramework } from "../../study/framework";
import type { StudySnapshot } from "../context";
import { shorten } from "../shorten";
import { idsSideBySide } from "./nodesWish";

/** So many columns are given at most; who wants more asks the command line. */
const MOST_COLUMNS = 60;
const LONGEST_SUMMARY = 2000;

/** A framework matrix with the number of passages and the summary of each cell, some cases at a time. */
export async function matrixPictureOf(
  study: StudySnapshot,
  wish: MatrixWish,
  pause: GiveWay,
): Promise<MatrixPicture> {
  const { by, limit } = wish;
  const offset = wish.offset > 0 ? Math.floor(wish.offset) : 0;
  const all = by === "theme" ? nodesOf(study, wish) : [];
  const request = by === "theme" ? { by, nodes: all.slice(0, MOST_COLUMNS) } : { by };
  const matrix = await matrixOf(study.figures, request, pause);
  const columns = matrix.columns.slice(0, MOST_COLUMNS);
  const { summaryOf, problems } = placeSummaries(
    study.whole ?? study.figures,
    study.framework?.reading ?? readFramework(""),
  );
  const wanted = matrix.rows
    .slice(offset, offset + (limit > 0 ? Math.floor(limit) : 0))
    .map(({ case: name, cells }) => ({
      case: name,
      cells: columns.map(({ id }, at) => ({ places: cells[at], summary: summaryOf(name, id) })),
    }));
  const cellsOfAll = wanted.flatMap(({ cells }) => cells);
  return {
    picture: "matrix",
    by,
    columns,
    columnsLeftOut: Math.max(all.length, matrix.columns.length) - columns.length,
    offset,
    total: matrix.rows.length,
    rows: wanted.map(({ case: name, cells }) => ({ case: name, cells: cells.map(infoOf) })),
    problems: problems.length,
    cut: cellsOfAll.filter(({ summary = "" }) => summary.length > LONGEST_SUMMARY).length,
  };
}

interface Cell {
  readonly places: Matrix["rows"][number]["cells"][number];
  readonly summary: string | undefined;
}

function infoOf({ places, summary }: Cell): MatrixCellInfo {
  const shown = summary === undefined ? null : shorten(summary, LONGEST_SUMMARY);
  return { passages: places.length, summary: shown };
}

function nodesOf(study: StudySnapshot, { nodes }: MatrixWish): readonly string[] {
  const wanted = idsSideBySide(study, nodes);
  return wanted ?? comparedNodes(comparedOf(study.figures)).map(({ id }) => id);
}
