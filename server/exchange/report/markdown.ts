import { cellText, numberText, numericColumns, shareText } from "./cells";
import type { Block, Cell, Quotation, ReportDocument, Table } from "./model";
import { lineText } from "./visibleText";

/**
 * The document as Markdown, in pieces, so that whoever joins them can give way in between. Nothing of
 * a text becomes markup, a link, mathematics, a citation or a comment, in Pandoc and Quarto either.
 * `headingLevel` is the level of the title; in a report, the headings above are the author's.
 */
export function* markdownOf(
  { title, blocks }: ReportDocument,
  { headingLevel = 1 }: { readonly headingLevel?: number } = {},
): Generator<string> {
  const heading = (level: number, text: string): string =>
    `${"#".repeat(Math.min(6, level))} ${escaped(text)}\n`;
  let isFirst = true;
  const gap = (): string => (isFirst ? "" : "\n");
  if (title !== null) yield heading(headingLevel, title);
  if (title !== null) isFirst = false;
  for (const block of blocks) {
    yield gap();
    isFirst = false;
    if (block.kind === "heading") yield heading(headingLevel + block.level, block.text);
    else if (block.kind === "table") yield* markdownOfTable(block);
    else yield textBlock(block);
  }
}

/** Pipe tables, as GitHub, Pandoc and Quarto read them. */
export function* markdownOfTable(table: Table): Generator<string> {
  const isNumeric = numericColumns(table);
  yield row(table.columns.map(escaped));
  yield row(table.columns.map((_, at) => (isNumeric[at] ? "---:" : "---")));
  for (const cells of table.rows) yield row(cells.map(markdownCell));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function markdownCell(cell: Cell): string {
  if (typeof cell === "number") return numberText(cell);
  if (cell !== null && typeof cell === "object" && "share" in cell) return shareText(cell.share);
  return escaped(cellText(cell));
}

function textBlock(block: Exclude<Block, { kind: "heading" | "table" }>): string {
  if (block.kind === "quotation") return quotation(block.quotation);
  const { label, text, isNote } = block;
  if (isNote) return `*${escaped(text).trim()}*\n`;
  return `${label === undefined ? "" : `**${escaped(label)}.** `}${atLineStart(escaped(text))}\n`;
}

function quotation({ said }: Quotation): string {
  const lines = said.map(({ words, source }) => {
    return `> “${escaped(words)}”${source && ` (${escaped(source)})`}\n`;
  });
  return lines.join(">\n");
}

/** On one line, with a backslash before all that could be read as markup. */
function escaped(text: string): string {
  return lineText(text)
    .replace(/[\\`*_[\]{}<>|#~&$^@]/g, "\\$&")
    .replace(/:(?=\/\/)|(?<=www)\.|(?<=<)!/gi, "\\$&");
}

/** What is a list, a rule or a quotation only because it starts a line; Pandoc has lists of letters. */
function atLineStart(text: string): string {
  return text
    .replace(/^\s*[-+=:%]/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(/^\s*\(?(?:\d+|[a-z]|[ivxlcdm]{1,9})(?=[.)])/i, "$&\\");
}
