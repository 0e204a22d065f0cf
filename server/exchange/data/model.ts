import type { AccountItem } from "../imports/account";

/** A list is written as JSON in every format, so that all formats hold the same. */
export type DataType = "text" | "whole number" | "number" | "list";

/** Nothing is `null`; a list is the text that is written. */
export type DataValue = string | number | null;

/** What one column of the data holds, as the data dictionary tells it. */
export interface DataColumn {
  readonly name: string;
  readonly type: DataType;
  /** What a value counts or names, as in "words". */
  readonly unit: string;
  readonly meaning: string;
  /** The chapter of the project's README that has the rule. */
  readonly section: string;
}

/** The tables, which are files of these names. */
export const DATA_TABLES = ["passages", "codes", "cases", "transcripts"] as const;

export interface DataTable {
  readonly name: string;
  /** What one row is. */
  readonly meaning: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataValue[])[];
}

/** A study as data, and what of it the data does not hold. */
export interface Dataset {
  readonly title: string | null;
  readonly tables: readonly DataTable[];
  readonly account: readonly AccountItem[];
}
