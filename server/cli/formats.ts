import { cellText, numberText, numericColumns, shareText } from "../exchange/report/cells";
import { csvOf } from "../exchange/report/csv";
import { htmlOf } from "../exchange/report/html";
import { markdownOf, markdownOfTable } from "../exchange/report/markdown";
import type { Cell as AnyCell, ReportDocument, Table } from "../exchange/report/model";
import { noteOf, withNote } from "../exchange/report/notes";
import { finished, joinedText } from "../exchange/report/steps";
import { COUNTING_RULE } from "../exchange/paper/rules";
import { lineText } from "../exchange/report/visibleText";
import { scopeNotes, usualTitle, writeOffice, writeOut } from "./output";

const FORMATS = ["table", "json", "csv", "markdown", "html", "docx", "xlsx"] as const;

/** How a result is printed. */
export type Format = (typeof FORMATS)[number];

export type Cell = string | number | null;

/** A result as rows; numbers are put to the right where the format can do so. */
export interface Sheet extends Table {
  /** What stands above it in a document; without one, the name of the command. */
  readonly title?: string;
  /** What its figures mean; without it, the counting rule. Only documents show it. */
  readonly notes?: readonly string[];
}

export function isFormat(value: string): value is Format {
  return (FORMATS as readonly string[]).includes(value);
}

export const FORMAT_NAMES = `${FORMATS.slice(0, -1).join(", ")} or ${FORMATS.at(-1)}`;

/** Whether a format holds tables and nothing else, so that all there is has to stand in one. */
export function isTabular(format: Format): boolean {
  return format === "table" || format === "csv" || format === "xlsx";
}

/** Prints a result: as it is in JSON, as its sheet in every other format. */
export function printResult(format: Format, result: unknown, sheet: () => Sheet): void {
  if (format === "json" || format === "csv" || format === "table" || format === "markdown")
    return writeOut(format === "json" ? jsonOf(result) : formatSheet(format, sheet()));
  printDocument(format, result, () => documentOf(sheet()));
}

/** Prints a result that is a document in every format but JSON. */
export function printDocument(
  format: Format,
  result: unknown,
  document: () => ReportDocument,
): void {
  if (format === "json") return writeOut(jsonOf(result));
  const noted = scopeNotes().reduce(withNote, document());
  if (format === "docx" || format === "xlsx") return writeOffice(format, noted);
  writeOut(textOf(format, noted));
}

export function formatSheet(format: "table" | "csv" | "markdown", sheet: Sheet): string {
  if (format === "table") return toTable(sheet);
  if (format === "csv") return csvOf({ title: null, blocks: [{ kind: "table", ...sheet }] });
  return finished(joinedText(markdownOfTable(sheet)));
}

function textOf(format: "table" | "csv" | "markdown" | "html", document: ReportDocument): string {
  if (format === "csv") return csvOf(document);
  if (format === "html") return finished(joinedText(htmlOf(document)));
  if (format === "markdown") return finished(joinedText(markdownOf(document)));
  const tables = document.blocks.filter((block) => block.kind === "table");
  return tables.map(toTable).join("\n");
}

function documentOf({ title, notes = [COUNTING_RULE], ...table }: Sheet): ReportDocument {
  return {
    title: title ?? usualTitle(),
    blocks: [{ kind: "table", ...table }, ...notes.map(noteOf)],
  };
}

function jsonOf(result: unknown): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

function toTable(table: Table): string {
  const { columns, rows } = table;
  const texts = [columns, ...rows].map((row) => row.map(tableCell));
  const widths = columns.map((_, at) => widthOf(texts, at));
  const numeric = numericColumns(table);
  const lines = texts.map((row) =>
    row.map((text, at) => (numeric[at] ? text.padStart(widths[at]) : text.padEnd(widths[at]))),
  );
  return lines.map((cells) => `${cells.join("  ").trimEnd()}\n`).join("");
}

function widthOf(rows: readonly (readonly string[])[], column: number): number {
  return rows.reduce((width, row) => Math.max(width, row[column].length), 0);
}

/** Control characters of a hostile text must not reach the terminal. */
function tableCell(cell: AnyCell): string {
  if (typeof cell === "number") return numberText(cell);
  if (cell !== null && typeof cell === "object" && "share" in cell) return shareText(cell.share);
  return terminalText(cellText(cell));
}

function terminalText(text: string): string {
  return lineText(text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " "));
}
