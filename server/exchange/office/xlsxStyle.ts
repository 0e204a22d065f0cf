import { cellText } from "../report/cells";
import type { Table } from "../report/model";
import { XML_HEAD } from "./xml";

/** The formats of cells, by their numbers in `STYLES`. */
export const STYLE = {
  text: 0,
  head: 1,
  number: 2,
  share: 3,
  /** A text that looks like a formula and stays a text, also when somebody edits the cell. */
  formula: 4,
} as const;

const TOP = '<alignment vertical="top" wrapText="1"/>';
const xf = (attributes: string, inside = TOP): string =>
  `<xf fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1" ${attributes}>${inside}</xf>`;

export const STYLES = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${xf('numFmtId="49" applyNumberFormat="1"')}<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${TOP}</xf>${xf('numFmtId="0"', '<alignment vertical="top"/>')}${xf('numFmtId="164" applyNumberFormat="1"', '<alignment vertical="top"/>')}${xf('numFmtId="49" applyNumberFormat="1" quotePrefix="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Widths in characters, by the head and the first rows; long texts wrap. */
export function columnWidths({ columns, rows }: Table): readonly number[] {
  return columns.map((name, column) => {
    const lengths = rows.slice(0, LOOKED_AT).map((row) => cellText(row[column]).length);
    const longest = lengths.reduce((most, length) => Math.max(most, length), name.length);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  });
}

const LOOKED_AT = 200;
const NARROWEST = 8;
const WIDEST = 60;
