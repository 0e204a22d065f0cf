import type { Span } from "../markup/model";

/** A cell of a table of separated values: its text without quotes, and where it stands. */
export interface Cell extends Span {
  readonly text: string;
  /** Whether a quotation mark opens the cell that no other one closes. */
  readonly isUnclosed?: boolean;
}

export type Delimiter = "," | ";" | "\t";

/**
 * Reads records from `start` (RFC 4180: quotes around a cell, doubled inside it; LF, CRLF or CR
 * end a record), one at a time, so that the header can be looked at first. A cell's span includes
 * its quotes but no blanks around it. Blank lines give no record. Linear in the text.
 */
export function* readRecords(text: string, start: number, delimiter: Delimiter): Generator<Cell[]> {
  let cells: Cell[] = [];
  for (let position = start; position < text.length || cells.length > 0;) {
    const { cell, end } = readCell(text, position, delimiter);
    cells.push(cell);
    position = end + 1;
    if (text[end] === delimiter) {
      // A delimiter at the very end is followed by one more empty cell.
      if (position < text.length) continue;
      cells.push({ text: "", start: text.length, end: text.length });
    }
    if (text[end] === "\r" && text[end + 1] === "\n") position++;
    if (cells.length > 1 || cell.end > cell.start) yield cells;
    cells = [];
  }
}

interface CellReading {
  readonly cell: Cell;
  /** Where its delimiter or line break stands, or the end of the text. */
  readonly end: number;
}

function readCell(text: string, position: number, delimiter: Delimiter): CellReading {
  const start = skipBlanks(text, position, delimiter);
  if (text[start] === '"') return readQuoted(text, start, delimiter);
  const end = endOfPlain(text, start, delimiter);
  const content = text.slice(start, end).trimEnd();
  return { cell: { text: content, start, end: start + content.length }, end };
}

function readQuoted(text: string, start: number, delimiter: Delimiter): CellReading {
  const pieces: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return unclosed(text, start);
    const isDoubled = text[quote + 1] === '"';
    pieces.push(text.slice(from, isDoubled ? quote + 1 : quote));
    from = quote + (isDoubled ? 2 : 1);
    if (!isDoubled) break;
  }
  const end = endOfPlain(text, from, delimiter);
  const rest = text.slice(from, end).trimEnd();
  const content = (pieces.join("") + rest).trim();
  return { cell: { text: content, start, end: from + rest.length }, end };
}

/** Without its closing quote, the cell would swallow the rest of the table: it is one line then. */
function unclosed(text: string, start: number): CellReading {
  const end = endOfLine(text, start);
  const content = text.slice(start + 1, end).trim();
  return { cell: { text: content, start, end, isUnclosed: true }, end };
}

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function endOfPlain(text: string, from: number, delimiter: Delimiter): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") {
    end++;
  }
  return end;
}

function skipBlanks(text: string, from: number, delimiter: Delimiter): number {
  let position = from;
  while (text[position] === " " || (text[position] === "\t" && delimiter !== "\t")) position++;
  return position;
}
