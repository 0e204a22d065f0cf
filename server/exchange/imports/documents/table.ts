/** A table of another program; cells without a value are not there. */
export interface Table {
  /** The name of the sheet, where it has one. */
  readonly name: string | undefined;
  /** The values of a row by the number of their column, from 0. The first row has the names. */
  readonly rows: readonly ReadonlyMap<number, string>[];
  /** How many rows and cells were beyond what is read. */
  readonly beyond: number;
}

export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 2_000;

/** For the account, with how many there are. */
export const BEYOND_LIMIT = {
  fate: "left out",
  what: "rows beyond the limit",
  why: `At most ${MOST_ROWS.toLocaleString("en-US")} rows are read. Divide the table.`,
} as const;
