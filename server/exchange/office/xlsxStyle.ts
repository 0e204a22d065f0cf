import { cellText } from "../report/cells";
import type { Cell, Table } from "../report/model";
import { XML_HEAD } from "./xml";

/** The formats of cells, by their numbers in `STYLES`. */
export const STYLE = {
  text: 0,
  head: 1,
  number: 2,
  share: 3,
  /** A text that looks like a formula and stays a text, also when somebody edits the cell. */
  formula: 4,
  /** The head of a column of numbers. */
  numberHead: 5,
} as const;

const TOP = '<alignment vertical="top" wrapText="1"/>';
/** Numbers keep away from the texts of the next column. */
const RIGHT = '<alignment horizontal="right" vertical="top" indent="1"/>';
const HEAD_RIGHT = '<alignment horizontal="right" vertical="top" wrapText="1" indent="1"/>';
const head = (inside: string): string =>
  `<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${inside}</xf>`;
const xf = (attributes: string, inside = TOP): string =>
  `<xf fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1" ${attributes}>${inside}</xf>`;

export const STYLES = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${xf('numFmtId="49" applyNumberFormat="1"')}${head(TOP)}${xf('numFmtId="0"', RIGHT)}${xf('numFmtId="164" applyNumberFormat="1"', RIGHT)}${xf('numFmtId="49" applyNumberFormat="1" quotePrefix="1"')}${head(HEAD_RIGHT)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Widths in characters, by the head and the first rows; long texts wrap. */
export function columnWidths({ columns, rows }: Table): readonly number[] {
  return columns.map((name, column) => {
    const lengths = rows.slice(0, LOOKED_AT).map((row) => cellText(row[column]).length);
    const longest = lengths.reduce((most, length) => Math.max(most, length), name.length);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + EDGES));
  });
}

/**
 * How high a row is whose texts wrap, in points: some programs do not find that out by themselves, and
 * would show one line. Undefined for a row of one line.
 */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number | undefined {
  const lines = cells.reduce<number>(
    (most, cell, at) => Math.max(most, linesIn(textInCell(cell), widths[at] ?? WIDEST)),
    1,
  );
  return lines > 1 ? Math.min(HIGHEST, lines * LINE) : undefined;
}

/** Several lines of a cell stand below each other. */
export function textInCell(cell: Cell): string {
  return typeof cell === "object" && cell !== null && "lines" in cell
    ? cell.lines.join("\n")
    : cellText(cell);
}

/** Letters are narrower than the digits that widths are given in, which makes up for wrapping at words. */
function linesIn(text: string, width: number): number {
  return text.split("\n").reduce((sum, { length }) => {
    return sum + Math.max(1, Math.ceil(length / width));
  }, 0);
}

/** What a column is wider than its longest text. */
const EDGES = 3;
const LINE = 15;
/** No row is higher. */
const HIGHEST = 409;
const LOOKED_AT = 200;
const NARROWEST = 8;
const WIDEST = 60;
