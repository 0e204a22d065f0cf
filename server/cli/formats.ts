/** How a result is printed. */
export type Format = "table" | "json" | "csv" | "markdown";

export type Cell = string | number | null;

/** A result as rows; numbers are put to the right where the format can do so. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const FORMATS: readonly string[] = ["table", "json", "csv", "markdown"];

export function isFormat(value: string): value is Format {
  return FORMATS.includes(value);
}

/** Prints a result: as it is in JSON, as its sheet in every other format. */
export function printResult(format: Format, result: unknown, sheet: () => Sheet): void {
  process.stdout.write(
    format === "json" ? `${JSON.stringify(result, null, 2)}\n` : formatSheet(format, sheet()),
  );
}

export function formatSheet(format: Exclude<Format, "json">, sheet: Sheet): string {
  if (format === "csv") return toCsv(sheet);
  return format === "markdown" ? toMarkdown(sheet) : toTable(sheet);
}

function toCsv({ columns, rows }: Sheet): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function toMarkdown({ columns, rows }: Sheet): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const rule = columns.map((_, index) => (isNumeric(rows, index) ? "---:" : "---"));
  return [line(columns), line(rule), ...rows.map((row) => line(row.map(markdownCell)))].join("");
}

/** Nothing of a cell is taken for markup, a new column or a new line. */
function markdownCell(cell: Cell): string {
  const text = cell === null ? "" : typeof cell === "number" ? rounded(cell) : cell;
  return text.replace(/[\\`*_[\]{}<>|#~&]/g, "\\$&").replace(/\s*[\r\n]+\s*/g, " ");
}

function toTable({ columns, rows }: Sheet): string {
  const texts = [columns, ...rows].map((row) => row.map(tableCell));
  const widths = columns.map((_, at) => widthOf(texts, at));
  const numeric = columns.map((_, at) => isNumeric(rows, at));
  const lines = texts.map((row) =>
    row.map((text, at) => (numeric[at] ? text.padStart(widths[at]) : text.padEnd(widths[at]))),
  );
  return lines.map((cells) => `${cells.join("  ").trimEnd()}\n`).join("");
}

function widthOf(rows: readonly (readonly string[])[], column: number): number {
  return rows.reduce((width, row) => Math.max(width, row[column].length), 0);
}

function tableCell(cell: Cell): string {
  if (cell === null) return "";
  // Control characters of a hostile text must not reach the terminal.
  return (typeof cell === "number" ? rounded(cell) : cell).replace(
    /[\u0000-\u001f\u007f-\u009f]+/g,
    " ",
  );
}

function isNumeric(rows: Sheet["rows"], column: number): boolean {
  const isText = rows.some((row) => typeof row[column] === "string");
  return !isText && rows.some((row) => typeof row[column] === "number");
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}
