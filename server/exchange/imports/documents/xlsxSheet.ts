import { MOST_COLUMNS, MOST_ROWS } from "./table";
import { dateOf, type XlsxStyles } from "./xlsxDates";
import type { XmlElement, XmlListener } from "./xml";

export interface SheetReading {
  readonly strings: readonly string[];
  readonly styles: XlsxStyles;
  /** Gets the values of each row by the number of their column. */
  readonly rows: Map<number, string>[];
  readonly beyond: { count: number };
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/** Tells a sheet: of a formula the value that was kept with it, of a date its day. */
export function sheetListener({ strings, styles, rows, beyond }: SheetReading): XmlListener {
  let row = new Map<number, string>();
  let cell: Cell | undefined;
  let column = -1;
  let [value, isValue] = ["", false];
  return {
    start({ name, attributes }) {
      if (name === "row") {
        row = new Map();
        column = -1;
      } else if (name === "c") {
        cell = cellOf(attributes, column + 1);
        column = cell.column;
        value = "";
      }
      isValue = cell !== undefined && (name === "v" || name === "t");
    },
    text: (words) => void (value += isValue ? words : ""),
    end({ name }) {
      isValue = false;
      if (name === "c" && cell) {
        const shown = shownValue(value, cell, { strings, styles }).trim();
        if (shown !== "" && cell.column >= MOST_COLUMNS) beyond.count++;
        else if (shown !== "") row.set(cell.column, shown);
        cell = undefined;
      }
      if (name !== "row" || row.size === 0) return;
      if (rows.length > MOST_ROWS) beyond.count++;
      else rows.push(row);
    },
  };
}

function cellOf(attributes: XmlElement["attributes"], next: number): Cell {
  const letters = /^([A-Z]{1,3})\d/.exec(attributes.get("r") ?? "")?.[1];
  return {
    column: letters === undefined ? next : columnIndex(letters),
    type: attributes.get("t") ?? "n",
    style: Number(attributes.get("s") ?? 0),
  };
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shownValue(
  value: string,
  { type, style }: Cell,
  { strings, styles }: Pick<SheetReading, "strings" | "styles">,
): string {
  if (type === "s") return unescaped(strings[Number(value)] ?? "");
  if (type === "b") return value === "1" ? "TRUE" : value === "0" ? "FALSE" : "";
  if (type !== "n") return unescaped(value);
  const number = Number(value);
  if (value === "" || !styles.isDate[style]) return plainNumber(value, number);
  return dateOf(number, styles) ?? value;
}

/** Numbers are kept in binary: 0.1 + 0.2 shows as 0.3. */
function plainNumber(value: string, number: number): string {
  return value === "" || !Number.isFinite(number) ? value : String(Number(number.toPrecision(15)));
}

/** Control characters are written as `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
