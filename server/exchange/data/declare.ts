import type { DATA_TABLES, DataColumn, DataTable, DataType, DataValue } from "./model";

/** A column, and how its value is read from what a row is made of. */
export interface ColumnOf<Source> extends DataColumn {
  readonly of: (source: Source) => DataValue;
}

/** The one place that says what a table is called and which columns it has, in which order. */
export interface TableOf<Source> {
  readonly name: (typeof DATA_TABLES)[number];
  readonly meaning: string;
  readonly columns: readonly ColumnOf<Source>[];
}

/** What most columns of a table share. */
export interface ColumnKind {
  readonly type: DataType;
  readonly unit: string;
  readonly section: string;
}

export function column<Source>(
  name: string,
  kind: ColumnKind,
  meaning: string,
  of: (source: Source) => DataValue,
): ColumnOf<Source> {
  return { name, ...kind, meaning, of };
}

export function tableOf<Source>(table: TableOf<Source>, sources: readonly Source[]): DataTable {
  const { name, meaning, columns } = table;
  const rows = sources.map((source) => columns.map(({ of }) => of(source)));
  return { name, meaning, columns: columns.map(withoutReader), rows };
}

/** A list as the one value that it is in every format. */
export function listValue(values: readonly string[]): string {
  return JSON.stringify(values);
}

function withoutReader({ name, type, unit, meaning, section }: DataColumn): DataColumn {
  return { name, type, unit, meaning, section };
}
