import { column, type ColumnOf } from "./declare";
import { SECTION } from "./kinds";

/**
 * More columns than this make a table that nobody can use; what is beyond is named in the account.
 * The first ones in the order of their names are kept.
 */
export const MOST_KEYS = 1000;

export interface KeyedColumns {
  /** Stands before every key, so that no attribute is taken for another column. */
  readonly prefix: "attribute_" | "annotation_";
  /** What the values say, as in "of the case". */
  readonly whose: string;
}

/** A column for each attribute or annotation, in the order in which the keys are given. */
export function keyedColumns<Source>(
  { prefix, whose }: KeyedColumns,
  keys: readonly string[],
  valueOf: (source: Source, key: string) => string | undefined,
): readonly ColumnOf<Source>[] {
  const what = prefix === "attribute_" ? "attribute" : "annotation";
  const section = prefix === "attribute_" ? SECTION.codebook : SECTION.markup;
  return keys
    .slice(0, MOST_KEYS)
    .map((key) =>
      column<Source>(
        prefix + key,
        { type: "text", unit: "as written", section },
        `The ${what} “${key}” ${whose}. Always text, as it is written.`,
        (source) => valueOf(source, key) ?? null,
      ),
    );
}
