import { parquetReadObjects } from "hyparquet";
import type { DataFile } from "../../../../server/exchange/data/files";

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, string | number | null>>;

export async function rowsOfParquet({ bytes }: DataFile): Promise<Row[]> {
  const file = bytes.slice().buffer;
  return (await parquetReadObjects({ file })) as Row[];
}

export function rowsOfJsonLines(file: DataFile): Row[] {
  const lines = textOf(file).split("\n");
  if (lines.pop() !== "") throw new Error("The last line is not ended");
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The fields of CSV as texts; an empty field is null, and a quoted empty one an empty text. */
export function fieldsOfCsv(file: DataFile): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  for (const [, quoted, bare, end] of textOf(file).matchAll(FIELD)) {
    row.push(quoted === undefined ? bare || null : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g;

export function textOf({ bytes }: DataFile): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
