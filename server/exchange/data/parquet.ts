// The parts of the library that know no disk: its entry for Node writes files.
import { parquetWriteBuffer } from "hyparquet-writer/src/write.js";
import type { DataTable, DataType } from "./model";

/** Parquet: columns of the types of the data dictionary, packed with Snappy, every one may be null. */
export function parquetOf({ columns, rows }: DataTable): Uint8Array {
  const columnData = columns.map(({ name, type }, index) => ({
    name,
    data: rows.map((row) => row[index]),
    type: TYPES[type],
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "Verbatim" }));
}

const TYPES = {
  text: "STRING",
  list: "STRING",
  "whole number": "INT32",
  number: "DOUBLE",
} as const satisfies Record<DataType, string>;
