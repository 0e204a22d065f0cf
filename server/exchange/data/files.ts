import { csvPieces } from "./csv";
import { dictionaryTable, dictionaryText } from "./dictionary";
import { jsonLinePieces } from "./jsonLines";
import { DATA_TABLES, type DataTable, type Dataset } from "./model";
import { parquetOf } from "./parquet";

export const DATA_FORMATS = ["csv", "jsonl", "parquet"] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a dataset, one after the other: its tables, then what their columns mean. */
export function* dataFiles(dataset: Dataset, format: DataFormat): Generator<DataFile> {
  for (const table of dataset.tables)
    yield { name: `${table.name}.${format}`, bytes: bytesOf(table, format) };
  yield { name: "dictionary.csv", bytes: encoded(csvPieces(dictionaryTable(dataset))) };
  yield { name: "dictionary.md", bytes: encoded([dictionaryText(dataset)]) };
}

/** What the files are called, before there is anything to put into them. */
export function dataFileNames(format: DataFormat): readonly string[] {
  const tables = DATA_TABLES.map((name) => `${name}.${format}`);
  return [...tables, "dictionary.csv", "dictionary.md"];
}

function bytesOf(table: DataTable, format: DataFormat): Uint8Array {
  if (format === "parquet") return parquetOf(table);
  return encoded(format === "csv" ? csvPieces(table) : jsonLinePieces(table));
}

/** No text of the whole is made: a large study has more than a text can hold. */
function encoded(pieces: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(65_536);
  let length = 0;
  for (const piece of pieces) {
    const next = encoder.encode(piece);
    if (length + next.length > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, length + next.length));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(next, length);
    length += next.length;
  }
  return bytes.subarray(0, length);
}
