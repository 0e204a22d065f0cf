import type { Table } from "../report/model";

/** How large a table may be in a format. */
export interface TableLimits {
  readonly columns: number;
  /** Without the row of the heads. */
  readonly rows: number;
}

/**
 * The table in parts that fit: further columns come with the first one again, so that every part can
 * be read alone. A table that fits is its only part.
 */
export function splitTable(table: Table, limits: TableLimits): readonly Table[] {
  return byColumns(table, limits.columns).flatMap((part) => byRows(part, limits.rows));
}

function byColumns({ columns, rows }: Table, most: number): readonly Table[] {
  if (columns.length <= most) return [{ columns, rows }];
  const parts: Table[] = [];
  for (let from = 1; from < columns.length; from += most - 1) {
    const cut = <Item>(items: readonly Item[]): Item[] => [
      items[0],
      ...items.slice(from, from + most - 1),
    ];
    parts.push({ columns: cut(columns), rows: rows.map(cut) });
  }
  return parts;
}

function byRows({ columns, rows }: Table, most: number): readonly Table[] {
  if (rows.length <= most) return [{ columns, rows }];
  const parts: Table[] = [];
  for (let from = 0; from < rows.length; from += most) {
    parts.push({ columns, rows: rows.slice(from, from + most) });
  }
  return parts;
}
