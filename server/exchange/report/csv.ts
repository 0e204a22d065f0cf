import { cellText } from "./cells";
import type { Cell, ReportDocument, Table } from "./model";

/** Every table of the document as CSV (RFC 4180), with an empty line between two of them. */
export function csvOf({ blocks }: ReportDocument): string {
  const tables = blocks.filter((block) => block.kind === "table");
  return tables.map(csvOfTable).join("\r\n");
}

export function csvOfTable({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function csvCell(cell: Cell): string {
  const text = cellText(cell);
  if (typeof cell === "number" || (typeof cell === "object" && cell !== null && "share" in cell))
    return text;
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a spreadsheet would run the text; some take the full-width signs, too. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}
