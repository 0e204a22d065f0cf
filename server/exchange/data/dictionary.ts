import { markdownOf } from "../report/markdown";
import type { Block } from "../report/model";
import { finished, joinedText } from "../report/steps";
import type { DataColumn, DataTable, Dataset } from "./model";
import { SECTION } from "./kinds";

const COLUMNS: readonly DataColumn[] = [
  ["table", "The table, which is the file of that name."],
  ["column", "The column of the table."],
  ["type", "text, whole number, number, or list: a list is written as JSON."],
  ["unit", "What a value counts or names."],
  ["meaning", "What it says."],
  ["section", "The chapter of the README of Verbatim that has the rule."],
].map(([name, meaning]) => ({ name, type: "text", unit: "text", meaning, section: SECTION.data }));

/** The data dictionary as data: one row a column of any table. */
export function dictionaryTable({ tables }: Pick<Dataset, "tables">): DataTable {
  const rows = tables.flatMap(({ name: table, columns }) =>
    columns.map(({ name, type, unit, meaning, section }) => {
      return [table, name, type, unit, meaning, section];
    }),
  );
  return { name: "dictionary", meaning: "A column of the data.", columns: COLUMNS, rows };
}

/** The same as people read it. */
export function dictionaryText({ title, tables }: Dataset): string {
  const blocks = tables.flatMap(({ name, meaning, columns, rows }): readonly Block[] => [
    { kind: "heading", level: 1, text: name },
    { kind: "paragraph", text: `One row: ${meaning} Rows: ${rows.length}.` },
    {
      kind: "table",
      columns: ["Column", "Type", "Unit", "Meaning", "Section"],
      rows: columns.map((one) => [one.name, one.type, one.unit, one.meaning, one.section]),
    },
  ]);
  const heading = title === null ? "Data dictionary" : `Data dictionary: ${title}`;
  return finished(joinedText(markdownOf({ title: heading, blocks: [...blocks, RULES] })));
}

const RULES: Block = {
  kind: "paragraph",
  text: "All formats hold the same rows, names and values. Where there is nothing, CSV has an empty field, JSON and Parquet have null. Sections are chapters of the README of Verbatim.",
};
