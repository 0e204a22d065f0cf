import type { DataTable } from "./model";

/** JSON lines: an object a row, with every column in each. */
export function* jsonLinePieces({ columns, rows }: DataTable): Generator<string> {
  const names = columns.map(({ name }) => JSON.stringify(name));
  for (const row of rows) {
    const members = row.map((value, index) => `${names[index]}:${JSON.stringify(value)}`);
    yield `{${members.join(",")}}\n`;
  }
}
