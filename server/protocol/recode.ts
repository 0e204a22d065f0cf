/** The passages of one code, and sending each of them to another code. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { StudyEditResult, StudyParams } from "../protocol";
import type { AddedCode, RefusedHit } from "./find";

export interface RecodeListParams extends StudyParams {
  /** The code itself; what is coded with nodes below it is not meant. */
  readonly code: string;
  /** How many passages to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

/** A coding of the code, and what tells it from all others. */
export interface RecodePassage {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  /** Where its words stand in the file. */
  readonly range: Range;
  /** Where it stands in the file's wording, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly by: string | null;
  readonly before: string;
  /** Its wording; where it is long, its start with an ellipsis. */
  readonly text: string;
  readonly after: string;
  readonly speaker: string | null;
  readonly case: string | null;
  /** Other codes on some of its words. */
  readonly codes: readonly string[];
  readonly memo: string | null;
}

export interface RecodeListResult {
  readonly total: number;
  readonly passages: readonly RecodePassage[];
}

export const recodeListRequest = new RequestType<RecodeListParams, RecodeListResult | null, void>(
  "verbatim/recodeList",
);

/** - `replace`: another code in its place; `add`: another code beside it; `remove`: it goes */
export type RecodeAction = "replace" | "add" | "remove";

export interface RecodeDecision {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly by: string | null;
  /** The wording as it was listed. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly action: RecodeAction;
  /** The other code; null where the code is removed. */
  readonly to: string | null;
}

export interface RecodeParams extends StudyParams {
  readonly code: string;
  readonly decisions: readonly RecodeDecision[];
  /** Codes that the codebook does not have yet; those that a passage gets are added to it. */
  readonly newCodes: readonly AddedCode[];
}

export interface RecodeResult extends StudyEditResult {
  /** How many passages are changed. */
  readonly changed: number;
  /** Decisions that were left out, by their place in the list. */
  readonly refused: readonly RefusedHit[];
}

/** Recodes passages in all their files at once. */
export const recodeRequest = new RequestType<RecodeParams, RecodeResult, void>("verbatim/recode");
