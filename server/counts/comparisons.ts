/** The results of comparisons (counting rules, section 4), as the command line and the views show them. */
import type { NodeFigures, ReportedKind } from "./results";

export type Measure = "codings" | "passages" | "words" | "cases" | "transcripts";

/** What a share of a column is of. */
export interface Base {
  readonly cases: number;
  readonly transcripts: number;
  /** Participants' words. */
  readonly words: number;
}

/** Nodes × an attribute, the cases, the speakers, the headings, the files or the coders. */
export interface Crosstab {
  /** `case`, `speaker`, `heading`, `file`, `coder`, or the name of an attribute. */
  readonly by: string;
  readonly measure: Measure;
  /** Sorted by UTF-16 units; `(none)` last, where anything stands in it. */
  readonly columns: readonly string[];
  /** One a column. */
  readonly bases: readonly Base[];
  /** All nodes of the codebook in its order, depth first, then unknown codes by id. */
  readonly rows: readonly CrosstabRow[];
  /** How many columns more there are; only where fewer were asked for. */
  readonly columnsLeftOut?: number;
}

export interface CrosstabRow {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
  readonly cells: readonly number[];
  /** Counted over all columns together, not their sum. */
  readonly total: number;
}

export type CooccurrenceKind = "overlap" | "paragraph" | "case";

/** Two codes that occur together; `a` stands before `b` in the codebook. */
export interface CooccurrencePair {
  readonly a: string;
  readonly b: string;
  readonly count: number;
  /** From 0 to 1; null where the denominator is 0. */
  readonly share: number | null;
}

/** Cases by one to three attributes; the value of a case without one is `(none)`. */
export interface CasesTable {
  readonly by: readonly string[];
  /** The values of the last attribute; none where there is only one attribute. */
  readonly columns: readonly string[];
  readonly rows: readonly CasesRow[];
  /** How many cases there are. */
  readonly total: number;
  /** How many columns more there are; only where fewer were asked for. */
  readonly columnsLeftOut?: number;
}

export interface CasesRow {
  readonly value: string;
  /** How many cases, by column. */
  readonly cells: readonly number[];
  readonly total: number;
  /** By three attributes: the values of the second one. */
  readonly rows?: readonly CasesRow[];
}

/** What a transcript brings, in the order in which they are read. */
export interface NewCodesRow {
  readonly file: string;
  /** How many codes are met in it for the first time, and how many were met so far. */
  readonly newCodes: number;
  readonly codes: number;
  readonly newThemes: number;
  readonly themes: number;
}

/** Figures by the values of an attribute of codes, or of an annotation of single codings. */
export interface RivalsTable {
  /** The attribute of codes, or `@` and the key of the annotation. */
  readonly by: string;
  /** By value, in order of UTF-16 units; codings without one last, where there are any. */
  readonly rows: readonly RivalRow[];
  /** The cases with words for more than one value, and for which. */
  readonly several: readonly { readonly case: string; readonly values: readonly string[] }[];
  /** Negative cases: those that take part and have words for no value. */
  readonly none: readonly string[];
}

export interface RivalRow extends NodeFigures {
  readonly value: string;
  /** The cases with words for this value and for no other; those without any are in `none`. */
  readonly only: readonly string[];
}

/** The name of the column of what has no value. */
export const NONE = "(none)";
