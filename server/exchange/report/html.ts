import { numberText, numericColumns, quotationText, shareText } from "./cells";
import { REPORT_STYLE } from "./htmlStyle";
import type { Block, Cell, ParagraphBlock, Quotation, ReportDocument, TableBlock } from "./model";
import { visibleText } from "./visibleText";

/**
 * The document as one file of HTML, in pieces: no script, nothing loaded from elsewhere, every text
 * escaped and of its own direction.
 */
export function* htmlOf({ title, blocks }: ReportDocument): Generator<string> {
  const heading = title ?? firstHeading(blocks) ?? "Report";
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
`;
  if (title !== null) yield `<h1 dir="auto">${escaped(title)}</h1>\n`;
  for (const block of blocks) yield* blockHtml(block);
  yield "</main>\n</body>\n</html>\n";
}

function* blockHtml(block: Block): Generator<string> {
  if (block.kind === "table") yield* tableHtml(block);
  else if (block.kind === "quotation") yield quotationHtml(block.quotation);
  else if (block.kind === "paragraph") yield paragraphHtml(block);
  else {
    const tag = `h${Math.min(6, block.level + 1)}`;
    yield `<${tag} dir="auto">${escaped(block.text)}</${tag}>\n`;
  }
}

function paragraphHtml({ text, label, isNote }: ParagraphBlock): string {
  const before = label === undefined ? "" : `<strong>${escaped(label)}.</strong> `;
  return `<p dir="auto"${isNote ? ' class="note"' : ""}>${before}${escaped(text)}</p>\n`;
}

function quotationHtml({ said }: Quotation): string {
  const parts = said.map(({ words, source }) => {
    const who = source && ` <cite>(<bdi>${escaped(source)}</bdi>)</cite>`;
    return `<p dir="auto">“<bdi>${escaped(words)}</bdi>”${who}</p>`;
  });
  return `<blockquote>${parts.join("\n")}</blockquote>\n`;
}

function* tableHtml(table: TableBlock): Generator<string> {
  const isNumeric = numericColumns(table);
  const right = (column: number): string => (isNumeric[column] ? ' class="number"' : "");
  const heads = table.columns.map(
    (name, column) => `<th scope="col"${right(column)} dir="auto">${escaped(name)}</th>`,
  );
  yield `<table>\n<thead>\n<tr>${heads.join("")}</tr>\n</thead>\n<tbody>\n`;
  for (const row of table.rows) {
    const cells = row.map(
      (cell, column) => `<td${right(column)} dir="auto">${cellHtml(cell)}</td>`,
    );
    yield `<tr>${cells.join("")}</tr>\n`;
  }
  yield "</tbody>\n</table>\n";
}

function cellHtml(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return numberText(cell);
  if (typeof cell === "string") return escaped(cell);
  if ("share" in cell) return shareText(cell.share);
  if ("said" in cell) return escaped(quotationText(cell));
  return cell.lines.map((line) => `<div dir="auto">${escaped(line)}</div>`).join("");
}

function firstHeading(blocks: readonly Block[]): string | undefined {
  const found = blocks.find((block) => block.kind === "heading");
  return found?.kind === "heading" ? found.text : undefined;
}

function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
