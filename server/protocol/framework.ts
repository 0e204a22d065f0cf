/** The framework matrix: the passages of its cells, and the summaries that are written of them. */
import { RequestType } from "vscode-languageserver-protocol";
import type { StudyEditResult, StudyParams } from "../protocol";
import type { PassagesPage, PlacesResult } from "./comparisons";

export interface MatrixCell {
  readonly case: string;
  /** The id of a node, or a heading of the interviews. */
  readonly column: string;
}

export interface MatrixCellParams extends StudyParams, MatrixCell, PassagesPage {
  readonly by: "theme" | "heading";
}

export interface MatrixCellResult extends PlacesResult {
  /** All of it; null where nothing is written. */
  readonly summary: string | null;
}

export const matrixCellRequest = new RequestType<MatrixCellParams, MatrixCellResult | null, void>(
  "verbatim/matrixCell",
);

export interface SummaryParams extends StudyParams, MatrixCell {
  /** Empty takes the summary away. */
  readonly text: string;
  /** What whoever wrote it has seen in its place; null for nothing. */
  readonly before: string | null;
}

export interface SummaryResult extends StudyEditResult {
  /** What to write into `framework.md` where the file is missing. */
  readonly created: { readonly uri: string; readonly text: string } | null;
}

/** The edits that write the summary of a cell into `framework.md`. */
export const summaryRequest = new RequestType<SummaryParams, SummaryResult, void>(
  "verbatim/writeSummary",
);
