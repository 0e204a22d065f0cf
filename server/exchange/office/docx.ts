import { numberText, numericColumns, quotationText, shareText } from "../report/cells";
import type { Block, Cell, ReportDocument, Said, Table } from "../report/model";
import { DOCX_STYLES } from "./docxStyles";
import { columnsSideBySide, columnWidthsIn, leastWidthOf, type TableTexts } from "./docxWidths";
import { splitTable } from "./splitTable";
import { paragraph, run, WORD } from "./docxText";
import { contentTypes, coreProperties, relations, rootRelations, XML_HEAD } from "./xml";
import { packed, type Part } from "./zip";

/**
 * The document for Word and LibreOffice: headings, quotations and notes have their styles, tables are
 * tables, whose head stands again on every page.
 */
export function docxOf(document: ReportDocument): Generator<void, Uint8Array> {
  return packed(partsOf(document));
}

/** Word opens no table with more columns. */
const MOST_COLUMNS = 63;

function* partsOf(document: ReportDocument): Generator<Part> {
  const type = (name: string): string => `openxmlformats-officedocument.wordprocessingml.${name}`;
  const types = {
    "word/document.xml": type("document.main"),
    "word/styles.xml": type("styles"),
    "docProps/core.xml": "openxmlformats-package.core-properties",
  };
  yield { name: "[Content_Types].xml", pieces: [contentTypes(types)] };
  yield { name: "_rels/.rels", pieces: [rootRelations("word/document.xml")] };
  yield { name: "docProps/core.xml", pieces: [coreProperties(document.title ?? "Report")] };
  yield { name: "word/_rels/document.xml.rels", pieces: [relations([["styles", "styles.xml"]])] };
  yield { name: "word/styles.xml", pieces: [DOCX_STYLES] };
  yield { name: "word/document.xml", pieces: documentXml(document) };
}

function* documentXml({ title, blocks }: ReportDocument): Generator<string> {
  const page = pageFor(blocks);
  yield `${XML_HEAD}<w:document xmlns:w="${WORD}"><w:body>`;
  if (title !== null) yield paragraph("Title", run(title), title);
  for (const block of blocks) yield* blockXml(block, page.textWidth);
  yield `<w:sectPr><w:pgSz w:w="${page.width}" w:h="${page.height}"${page.isWide ? ' w:orient="landscape"' : ""}/><w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

/** Twentieths of a point; the paper is A4. */
const MARGIN = 1134;
const SHORT = 11_906;
const LONG = 16_838;
/** Tables with more columns, or with words that need more room, are turned with the page. */
const MOST_UPRIGHT = 6;

function pageFor(blocks: readonly Block[]) {
  const isWide = blocks.some(
    (block) =>
      block.kind === "table" &&
      (block.columns.length > MOST_UPRIGHT || leastWidthOf(textsOf(block)) > SHORT - 2 * MARGIN),
  );
  const [width, height] = isWide ? [LONG, SHORT] : [SHORT, LONG];
  return { isWide, width, height, textWidth: width - 2 * MARGIN };
}

function* blockXml(block: Block, width: number): Generator<string> {
  if (block.kind === "heading") {
    yield paragraph(`Heading${Math.min(6, block.level)}`, run(block.text), block.text);
  } else if (block.kind === "quotation") {
    for (const said of block.quotation.said) yield quotation(said);
  } else if (block.kind === "paragraph") {
    const label = block.label === undefined ? "" : run(`${block.label}. `, "<w:b/><w:bCs/>");
    yield paragraph(block.isNote ? "Note" : "Normal", label + run(block.text), block.text);
  } else yield* tablesXml(block, width);
}

function quotation({ words, source }: Said): string {
  const text = quotationText({ said: [{ words, source }] });
  return paragraph("Quote", run(text), words);
}

function* tablesXml(table: Table, width: number): Generator<string> {
  const most = columnsSideBySide(width, textsOf(table), MOST_COLUMNS);
  const parts = splitTable(table, { columns: most, rows: Infinity });
  if (parts.length > 1) {
    const note = `This table has ${table.columns.length} columns, more than fit side by side: it goes on below, with the first column again.`;
    yield paragraph("Note", run(note), note);
  }
  for (const part of parts) {
    yield* tableXml(part, width);
    // Two tables without a paragraph between them would become one.
    yield paragraph("Normal", "", "");
  }
}

/** How many rows decide on the widths of the columns. */
const LOOKED_AT = 200;

function* tableXml(table: Table, width: number): Generator<string> {
  const isNumeric = numericColumns(table);
  const widths = columnWidthsIn(width, textsOf(table));
  const grid = widths.map((own) => `<w:gridCol w:w="${own}"/>`).join("");
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
  const cellOf = (cell: Cell, at: number): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr>${cellXml(cell, isNumeric[at])}</w:tc>`;
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${table.columns.map(cellOf).join("")}</w:tr>`;
  for (const row of table.rows) yield `<w:tr>${row.map(cellOf).join("")}</w:tr>`;
  yield "</w:tbl>";
}

function textsOf({ columns, rows }: Table): TableTexts {
  const texts = rows.slice(0, LOOKED_AT).map((row) => row.map((cell) => linesOf(cell).join(" ")));
  return { columns, rows: texts };
}

function cellXml(cell: Cell, isNumeric: boolean): string {
  const lines = linesOf(cell);
  return lines.map((line) => paragraph("TableText", run(line), line, isNumeric)).join("");
}

/** A cell has at least one paragraph. */
function linesOf(cell: Cell): readonly string[] {
  if (cell === null) return [""];
  if (typeof cell === "string") return [cell];
  if (typeof cell === "number") return [numberText(cell)];
  if ("share" in cell) return [shareText(cell.share)];
  if ("lines" in cell) return cell.lines.length > 0 ? cell.lines : [""];
  return cell.said.map((said) => quotationText({ said: [said] }));
}
