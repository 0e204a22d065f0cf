/** Comparisons (counting rules, section 4), as the command line prints them, and the way back to the passages. */
import { RequestType, type Range } from "vscode-languageserver-protocol";

import type {
  CasesTable,
  CooccurrenceKind,
  CooccurrencePair,
  Crosstab,
  Measure,
  NewCodesRow,
} from "../counts/comparisons";
import type { StudyParams } from "../protocol";

export type {
  Base,
  CasesRow,
  CasesTable,
  CooccurrenceKind,
  CooccurrencePair,
  Crosstab,
  CrosstabRow,
  Measure,
  NewCodesRow,
  RivalRow,
  RivalsTable,
} from "../counts/comparisons";

export interface ComparableResult {
  /** Every attribute that a transcript, a speaker or `cases.csv` names, by UTF-16 units. */
  readonly attributes: readonly string[];
  /** The parts that every study has; these names win over attributes. */
  readonly parts: readonly string[];
}

/** What a crosstab and the table of cases can be by: attributes, and the parts every study has. */
export const comparableRequest = new RequestType<StudyParams, ComparableResult | null, void>(
  "verbatim/comparable",
);

export interface CrosstabParams extends StudyParams {
  /** `case`, `speaker`, `heading`, `file`, `coder`, or the name of an attribute. */
  readonly by: string;
  readonly measure: Measure;
  /** The ids of the nodes that are wanted; absent: all. */
  readonly nodes?: readonly string[];
  /** How many columns at most, the first ones: a study may have ten thousand cases. Absent: all. */
  readonly mostColumns?: number;
}

export const crosstabRequest = new RequestType<CrosstabParams, Crosstab | null, void>(
  "verbatim/crosstab",
);

/** Some of many passages. */
export interface PassagesPage {
  /** How many passages to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

export interface CellParams extends StudyParams, PassagesPage {
  readonly by: string;
  readonly node: string;
  /** The name of the column, also `(none)`. */
  readonly column: string;
}

/** A united passage of a node. */
export interface PlaceInfo {
  readonly uri: string;
  readonly file: string;
  /** Its words in the file. */
  readonly range: Range;
  /** The wording; cut to 500 characters, with an ellipsis, where it is longer. */
  readonly text: string;
  readonly speaker: string | null;
  readonly case: string | null;
}

export interface PlacesResult {
  /** How many passages there are in all. */
  readonly total: number;
  readonly passages: readonly PlaceInfo[];
}

/** The passages that a cell of a crosstab counts, in the order of the files. */
export const cellRequest = new RequestType<CellParams, PlacesResult | null, void>(
  "verbatim/crosstabCell",
);

export interface CooccurrenceParams extends StudyParams {
  readonly kind: CooccurrenceKind;
  /** Nodes that are compared with all that lies below them; absent: all codes by their own codings. */
  readonly nodes?: readonly string[];
  /** How many pairs at most, those that occur most often; absent: all. */
  readonly limit?: number;
}

export interface CooccurrenceResult {
  /** How many pairs occur in all. */
  readonly total: number;
  readonly pairs: readonly CooccurrencePair[];
}

export const cooccurrenceRequest = new RequestType<
  CooccurrenceParams,
  CooccurrenceResult | null,
  void
>("verbatim/cooccurrence");

export interface PairParams extends StudyParams, PassagesPage {
  readonly kind: CooccurrenceKind;
  /** The ids of two nodes. */
  readonly a: string;
  readonly b: string;
  /** Whether each is meant by its own codings, without what lies below it. */
  readonly isOwn: boolean;
}

/** The passages in which two nodes occur together, in the order of the files. */
export const pairRequest = new RequestType<PairParams, PlacesResult | null, void>(
  "verbatim/cooccurrencePair",
);

export interface RivalPlacesParams extends StudyParams, PassagesPage {
  /** An attribute of codes, or `@` and the key of an annotation. */
  readonly by: string;
  /** A value, also `(none)`. */
  readonly value: string;
  /** Null: whoever speaks. */
  readonly case: string | null;
}

/** The passages that speak for an explanation, in the order of the files. */
export const rivalPlacesRequest = new RequestType<RivalPlacesParams, PlacesResult | null, void>(
  "verbatim/rivalPassages",
);

export interface CasesByParams extends StudyParams {
  /** One to three attributes. */
  readonly by: readonly string[];
  readonly of: "cases" | "transcripts";
  /** How many columns at most, the first ones; absent: all. */
  readonly mostColumns?: number;
}

export const casesByRequest = new RequestType<CasesByParams, CasesTable | null, void>(
  "verbatim/casesBy",
);

export interface NewCodesParams extends StudyParams {
  readonly order: "date" | "file";
}

export const newCodesRequest = new RequestType<NewCodesParams, readonly NewCodesRow[] | null, void>(
  "verbatim/newCodes",
);
