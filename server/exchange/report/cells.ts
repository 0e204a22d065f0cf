import type { Cell, Quotation, Table } from "./model";

/** The text of a cell on one line; numbers as they are, shares from 0 to 1, what is empty as "". */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  if ("share" in cell) return String(cell.share);
  return "said" in cell ? quotationText(cell) : cell.lines.join("; ");
}

/** “Words” (who, attributes), as they are given in the field. */
export function quotationText({ said }: Quotation): string {
  return said.map(({ words, source }) => `“${words}”${source && ` (${source})`}`).join(" ");
}

/** Numbers as people read them: shares in percent, other fractions with four digits. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

/** "12.5%": one digit behind the point, as shares of small groups need no more. */
export function shareText(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** The value of a number or a share; undefined for everything else. */
export function numericValue(cell: Cell): number | undefined {
  if (typeof cell === "number") return cell;
  return cell !== null && typeof cell === "object" && "share" in cell ? cell.share : undefined;
}

/** For each column whether it holds numbers and nothing else, so that it is set to the right. */
export function numericColumns({ columns, rows }: Table): readonly boolean[] {
  return columns.map((_, column) => {
    const cells = rows.map((row) => row[column]).filter((cell) => cell !== null);
    return cells.length > 0 && cells.every((cell) => numericValue(cell) !== undefined);
  });
}
