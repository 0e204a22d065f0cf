import { cellText, numericColumns, numericValue } from "../report/cells";
import { looksLikeFormula } from "../report/csv";
import type { Block, Cell, ReportDocument, Table } from "../report/model";
import { splitTable } from "./splitTable";
import { columnWidths, rowHeight, STYLE, STYLES, textInCell } from "./xlsxStyle";
import { contentTypes, coreProperties, relations, rootRelations, XML_HEAD, xmlText } from "./xml";
import { packed, type Part } from "./zip";

/**
 * The document as a workbook: a sheet for each table, and a last one for what is said besides. Numbers
 * are numbers, shares are percent, everything else is text that no spreadsheet runs.
 */
export function xlsxOf(document: ReportDocument): Generator<void, Uint8Array> {
  return packed(partsOf(document));
}

interface Sheet {
  readonly name: string;
  readonly table: Table;
}

const LIMITS = { columns: 16_384, rows: 1_048_575 };
/** A cell holds no more; what is longer says so. */
const LONGEST_TEXT = 32_767;
const TOO_LONG = " … (cut: a cell of a spreadsheet holds 32,767 characters)";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function* partsOf(document: ReportDocument): Generator<Part> {
  const sheets = sheetsOf(document);
  const names = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const type = (name: string): string => `openxmlformats-officedocument.spreadsheetml.${name}`;
  const types: Record<string, string> = {
    "xl/workbook.xml": type("sheet.main"),
    "xl/styles.xml": type("styles"),
    "docProps/core.xml": "openxmlformats-package.core-properties",
  };
  for (const name of names) types[`xl/${name}`] = type("worksheet");
  const targets = names.map((name) => ["worksheet", name] as const);
  yield { name: "[Content_Types].xml", pieces: [contentTypes(types)] };
  yield { name: "_rels/.rels", pieces: [rootRelations("xl/workbook.xml")] };
  yield { name: "docProps/core.xml", pieces: [coreProperties(document.title ?? "Report")] };
  yield { name: "xl/workbook.xml", pieces: [workbookXml(sheets)] };
  yield {
    name: "xl/_rels/workbook.xml.rels",
    pieces: [relations([...targets, ["styles", "styles.xml"]])],
  };
  yield { name: "xl/styles.xml", pieces: [STYLES] };
  for (const [at, sheet] of sheets.entries())
    yield { name: `xl/${names[at]}`, pieces: sheetXml(sheet, at === 0) };
}

function sheetsOf({ title, blocks }: ReportDocument): readonly Sheet[] {
  const names = new Set<string>();
  const sheets: Sheet[] = [];
  let above = title ?? "Table";
  for (const block of blocks) {
    if (block.kind === "heading") above = block.text;
    if (block.kind !== "table") continue;
    for (const table of splitTable(block, LIMITS))
      sheets.push({ name: freeName(above, names), table });
  }
  const texts = blocks.flatMap(textOfBlock);
  if (texts.length > 0 || sheets.length === 0) {
    const table = { columns: [title ?? "Report"], rows: texts.map((text) => [text]) };
    sheets.push({ name: freeName("About", names), table });
  }
  return sheets;
}

function textOfBlock(block: Block): readonly string[] {
  if (block.kind === "quotation") return [cellText(block.quotation)];
  if (block.kind !== "paragraph") return [];
  return [block.label === undefined ? block.text : `${block.label}: ${block.text}`];
}

/** A name that a sheet may have: at most 31 characters, none of `[]:*?/\`, no two alike. */
function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\\s]+/g, " ").replace(/^[' ]+|[' ]+$/g, "");
  const base = plain.toLowerCase() === "history" ? "Table" : plain || "Table";
  for (let number = 1; ; number++) {
    const end = number === 1 ? "" : ` ${number}`;
    const name = cut(base, 31 - end.length).trimEnd() + end;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** The first units of a text, without half a surrogate pair at the end. */
function cut(text: string, length: number): string {
  const isPairBroken = (text.charCodeAt(length) & 0xfc00) === 0xdc00;
  return text.slice(0, isPairBroken ? length - 1 : length);
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const heads = sheets.map(({ name }, at) => {
    const quoted = xmlText(`'${name.replaceAll("'", "''")}'!$1:$1`);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted}</definedName>`;
  });
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets>${list.join("")}</sheets><definedNames>${heads.join("")}</definedNames></workbook>`;
}

/** Only the first sheet is in front. */
function* sheetXml({ table }: Sheet, isFirst: boolean): Generator<string> {
  const front = isFirst ? ' tabSelected="1"' : "";
  const widths = columnWidths(table);
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const isFitting = widths.reduce((sum, width) => sum + width, 0) <= MOST_PRINTED;
  const heads = numericColumns(table).map((is) => (is ? STYLE.numberHead : STYLE.head));
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}">${isFitting ? FITTING : ""}<sheetViews><sheetView${front} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
  yield rowXml(table.columns, { number: 1, widths, styles: heads });
  for (const [at, row] of table.rows.entries()) yield rowXml(row, { number: at + 2, widths });
  yield `</sheetData><pageSetup paperSize="9" orientation="${table.columns.length > 4 ? "landscape" : "portrait"}" fitToHeight="0"/></worksheet>`;
}

/** Printed as wide as a page; the paper is A4. */
const FITTING = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** In characters: what is wider would be too small to read, and goes on on further pages. */
const MOST_PRINTED = 280;

interface RowPlace {
  readonly number: number;
  readonly widths: readonly number[];
  /** Of a head; other cells have the styles of what they hold. */
  readonly styles?: readonly number[];
}

function rowXml(cells: readonly Cell[], { number, widths, styles }: RowPlace): string {
  const all = cells.map((cell, column) =>
    cellXml(cell, `${columnName(column)}${number}`, styles?.[column]),
  );
  const high = rowHeight(cells, widths);
  return `<row r="${number}"${high === undefined ? "" : ` ht="${high}"`}>${all.join("")}</row>`;
}

function cellXml(cell: Cell, place: string, style?: number): string {
  if (cell === null) return "";
  const value = numericValue(cell);
  if (value !== undefined && Number.isFinite(value)) {
    const own = typeof cell === "number" ? STYLE.number : STYLE.share;
    return `<c r="${place}" s="${own}"><v>${value}</v></c>`;
  }
  const text = inCell(textInCell(cell));
  const own = style ?? (looksLikeFormula(text) ? STYLE.formula : STYLE.text);
  return `<c r="${place}" s="${own}" t="inlineStr"><is><t xml:space="preserve">${escapedRuns(text)}</t></is></c>`;
}

function inCell(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return cut(text, LONGEST_TEXT - TOO_LONG.length) + TOO_LONG;
}

/** Spreadsheets read `_x0041_` as a character; a text that has it in it is kept as it is. */
function escapedRuns(text: string): string {
  return xmlText(text).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}

/** A, B, …, Z, AA, AB, … */
export function columnName(column: number): string {
  const above = Math.floor(column / 26);
  const own = String.fromCharCode(65 + (column % 26));
  return above === 0 ? own : columnName(above - 1) + own;
}
