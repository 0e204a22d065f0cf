import type { TableColumn } from "../../codebook/model";
import type { Cell, ReportDocument, TableBlock } from "../report/model";
import { noteOf } from "../report/notes";
import { COUNTING_RULE, ORDER_RULE, QUOTATION_RULE } from "./rules";
import type { ThemeTable, ThemeTableRow } from "./themeTable";

/** The table, and below it how its figures are counted. */
export function themeTableDocument(table: ThemeTable): ReportDocument {
  const { title, columns } = table;
  const isQuoting = columns.some(({ column }) => column === "quotation");
  const rules = [COUNTING_RULE, ORDER_RULE, ...(isQuoting ? [QUOTATION_RULE] : [])];
  return { title, blocks: [themeTableBlock(table), noteOf(rules.join(" "))] };
}

export function themeTableBlock({ columns, rows }: ThemeTable): TableBlock {
  return {
    kind: "table",
    columns: columns.map(({ title }) => title),
    rows: rows.map((row) => columns.map(({ column }) => cellOf(row, column))),
  };
}

function cellOf(row: ThemeTableRow, column: TableColumn): Cell {
  if (column === "code") return row.kind === "code" ? row.name : null;
  return row[column];
}
