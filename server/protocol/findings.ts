/** What the Findings page is told: the figures that one of its pictures is drawn from. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { CoverageFigures, NodeFigures, ReportedKind } from "../counts/results";
import type {
  CasesTable,
  CooccurrenceKind,
  CooccurrencePair,
  Crosstab,
  Measure,
  NewCodesRow,
  RivalsTable,
} from "../counts/comparisons";
import type { StudyParams } from "../protocol";

/** Which picture, and of what: only its figures are worked out. */
export type FindingsWish =
  | RecurrenceWish
  | CoverageWish
  | CrosstabWish
  | CooccurrenceWish
  | RivalsWish
  | MatrixWish
  | NewCodesWish
  | CasesWish;

/** The top of the codebook and codes that it lacks; all nodes; or one node with what is below it. */
export type NodesWish =
  { readonly which: "top" | "all" } | { readonly which: "below"; readonly node: string };

/** Themes by recurrence: what all pictures are told of nodes is enough for it. */
export interface RecurrenceWish {
  readonly picture: "recurrence";
}

/** Coverage by transcript, and where in each text the codings are. */
export interface CoverageWish {
  readonly picture: "coverage";
  /** The id of a theme, a category or a code whose passages are told apart; null: any coding. */
  readonly node: string | null;
  /** How many transcripts to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

/** Nodes × an attribute, the cases, the speakers, the headings, the files or the coders. */
export interface CrosstabWish {
  readonly picture: "crosstab";
  readonly nodes: NodesWish;
  readonly measure: Measure;
  /** Null, or what there is no more: the first attribute, or the cases where there is none. */
  readonly by: string | null;
}

/**
 * Which nodes occur together: the top of the codebook, each with all that is below it; all codes; or
 * what stands right below one node, each with all that is below it.
 */
export interface CooccurrenceWish {
  readonly picture: "cooccurrence";
  readonly nodes: NodesWish;
  readonly kind: CooccurrenceKind;
}

/** Codes by the explanation that they speak for, and the cases by the same. */
export interface RivalsWish {
  readonly picture: "rivals";
  /** An attribute of codes, or `@` and an annotation; null, or what there is no more: the first one. */
  readonly by: string | null;
}

/** A framework matrix: cases × nodes, or cases × the headings of the interviews. */
export interface MatrixWish {
  readonly picture: "matrix";
  readonly by: "theme" | "heading";
  /** By theme. */
  readonly nodes: NodesWish;
  /** How many cases to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

/** How many codes each transcript brings that none before it has. */
export interface NewCodesWish {
  readonly picture: "newCodes";
  readonly order: "date" | "file";
  /** How many transcripts to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

/** The cases, or the transcripts, by one to three attributes. */
export interface CasesWish {
  readonly picture: "cases";
  readonly of: "cases" | "transcripts";
  /** The attribute of the rows; null, or what there is no more: the first one. */
  readonly rows: string | null;
  /** The attribute of the rows below each row; null, or what there is no more: none. */
  readonly nested: string | null;
  /** The attribute of the columns; null, or what there is no more: none. */
  readonly columns: string | null;
}

export interface FindingsParams extends StudyParams {
  readonly wish: FindingsWish;
}

export interface FindingsResult {
  /** The study's folder. */
  readonly uri: string;
  readonly title: string;
  /** The query of the scope, where one limits what is counted. */
  readonly scope?: string;
  /** Why the codebook is not the one in the file, in a sentence. */
  readonly failure: string | null;
  readonly cases: number;
  readonly transcripts: number;
  /** Participants' words. */
  readonly words: number;
  /** Depth first, every level most recurrent first; unknown codes among them. */
  readonly nodes: readonly FindingsNode[];
  readonly picture: FindingsPicture;
}

export interface FindingsNode extends NodeFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
  /** How many nodes it lies below. */
  readonly depth: number;
  /** `#rrggbb`. */
  readonly color: string;
}

export type FindingsPicture =
  | RecurrenceWish
  | CoveragePicture
  | CrosstabPicture
  | CooccurrencePicture
  | RivalsPicture
  | MatrixPicture
  | NewCodesPicture
  | CasesPicture;

export interface CrosstabPicture {
  readonly picture: "crosstab";
  /** What it can be by: the attributes of the study, and the parts that every study has. */
  readonly attributes: readonly string[];
  readonly parts: readonly string[];
  readonly crosstab: Crosstab;
}

export interface CooccurrencePicture {
  readonly picture: "cooccurrence";
  readonly kind: CooccurrenceKind;
  /** How many pairs occur in all, and those that occur most often. */
  readonly total: number;
  readonly pairs: readonly CooccurrencePair[];
  /** How many nodes occur in a pair, and the ids of the most recurrent ones, in the order of `nodes`. */
  readonly nodes: number;
  readonly drawn: readonly string[];
  /** Every pair of these that occurs, however rarely: what is not among them occurs nowhere. */
  readonly drawnPairs: readonly CooccurrencePair[];
}

export interface RivalsPicture {
  readonly picture: "rivals";
  /** By what explanations can be weighed: attributes of codes, then annotations with their `@`. */
  readonly names: readonly string[];
  /** Null where there is nothing to weigh them by. */
  readonly rivals: RivalsTable | null;
  /** Those that speak for one value alone, value after value; for several; for none. */
  readonly cases: readonly RivalCase[];
  /** How many cases and values are left out at the end. */
  readonly casesLeftOut: number;
  readonly valuesLeftOut: number;
}

export interface RivalCase {
  readonly case: string;
  /** What it speaks for: one value, several or none. */
  readonly values: readonly string[];
  /** By the rows of the table how many passages hold words of the case. */
  readonly passages: readonly number[];
}

export interface MatrixPicture {
  readonly picture: "matrix";
  readonly by: "theme" | "heading";
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  /** How many columns are left out at the end. */
  readonly columnsLeftOut: number;
  /** How many cases come before those that are given, and how many there are in all. */
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly { readonly case: string; readonly cells: readonly MatrixCellInfo[] }[];
  /** How many problems `framework.md` has. */
  readonly problems: number;
  /** How many of the summaries that are given are cut. */
  readonly cut: number;
}

export interface MatrixCellInfo {
  readonly passages: number;
  /** What the researcher has written; cut to 2,000 characters, with an ellipsis, where it is longer. */
  readonly summary: string | null;
}

export interface NewCodesPicture {
  readonly picture: "newCodes";
  readonly order: "date" | "file";
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly NewCodesInfo[];
}

export interface NewCodesInfo extends NewCodesRow {
  readonly uri: string;
}

export interface CasesPicture {
  readonly picture: "cases";
  readonly of: "cases" | "transcripts";
  readonly attributes: readonly string[];
  /** The attribute of the rows below each row. */
  readonly nested: string | null;
  /** By one to three attributes: rows, the rows below them, columns; null where the study has none. */
  readonly table: CasesTable | null;
  /** How many rows and columns are left out at the end. */
  readonly rowsLeftOut: number;
  readonly columnsLeftOut: number;
}

export interface CoveragePicture {
  readonly picture: "coverage";
  /** As it was asked for; null also where nothing has the id any more. */
  readonly node: string | null;
  /** How many transcripts come before those that are given, and how many there are in all. */
  readonly offset: number;
  readonly total: number;
  /** In the order of the files. */
  readonly strips: readonly StripInfo[];
}

/** One transcript from its first to its last word. */
export interface StripInfo extends CoverageFigures {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  readonly case: string;
  /** Why the file could not be read, in a sentence; null for a file that was read. */
  readonly failure: string | null;
  /** How long the wording is, in UTF-16 units. */
  readonly length: number;
  /** How many united passages there are; more than stretches are given where those are limited. */
  readonly passages: number;
  readonly stretches: readonly StretchInfo[];
  /** What else is coded: the start and the end of each stretch, one after another. */
  readonly others: readonly number[];
}

/** A united passage: where it starts and ends in the wording, and its words in the file. */
export interface StretchInfo {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  /** The ids of its codes, each once. */
  readonly codes: readonly string[];
}

/** So many stretches of one transcript are given at most. */
export const MOST_STRETCHES = 1000;

/** The figures of one picture of the page, for the study that a file or folder belongs to. */
export const findingsRequest = new RequestType<FindingsParams, FindingsResult | null, void>(
  "verbatim/findings",
);
