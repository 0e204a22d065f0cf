import type { DataTable, DataValue } from "./model";

/**
 * CSV for programs (RFC 4180): every value exactly as it is. Tables for people keep what looks like a
 * formula from being one, by an apostrophe; here that would change data. Nothing is an empty field,
 * and an empty text a quoted one.
 */
export function* csvPieces({ columns, rows }: DataTable): Generator<string> {
  yield lineOf(columns.map(({ name }) => name));
  for (const row of rows) yield lineOf(row);
}

function lineOf(values: readonly DataValue[]): string {
  return `${values.map(fieldOf).join(",")}\r\n`;
}

function fieldOf(value: DataValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
