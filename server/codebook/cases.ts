import type { Severity, Span } from "../markup/model";
import { readRecords, type Cell, type Delimiter } from "./csv";
import { MAX_CASES_LENGTH } from "./limits";
import type { CodebookProblem } from "./model";
import { orderedProblems, problem, quoted } from "./problems";

/** One reading of cases.csv. Offsets count UTF-16 units; spans include a cell's quotes. */
export interface CasesReading {
  /** The attributes of each case, in the order of the file. An empty cell is no value. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The names of the columns other than `case`, in their order. */
  readonly attributes: readonly string[];
  /** Where the name of each case stands. */
  readonly caseSpans: ReadonlyMap<string, Span>;
  /** Where each value stands, by case and attribute. */
  readonly valueSpans: ReadonlyMap<string, ReadonlyMap<string, Span>>;
  readonly problems: readonly CodebookProblem[];
}

/**
 * Reads cases.csv (specification of the codebook, section 2): a header with a column `case` and one
 * column an attribute, separated by commas, semicolons or tabs. Blanks around a value do not
 * count. Of two rows of a case the first counts (`duplicate-case`); whatever else is wrong is
 * `invalid-cases` at its place, and the other rows are read. An empty file has no cases. Never
 * throws; linear in the length of the text.
 */
export function readCases(text: string): CasesReading {
  const table = emptyTable();
  if (text.length > MAX_CASES_LENGTH) return tooLong(table, text);
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const delimiter = delimiterOf(text, start);
  let columns: Columns | undefined;
  for (const record of readRecords(text, start, delimiter)) {
    reportUnclosed(table, record);
    if (columns !== undefined) readRow(table, columns, record);
    else {
      columns = readHeader(table, record);
      if (columns === undefined) break;
    }
  }
  return { ...table, problems: orderedProblems(table.problems) };
}

interface Table {
  readonly rows: Map<string, ReadonlyMap<string, string>>;
  readonly attributes: string[];
  readonly caseSpans: Map<string, Span>;
  readonly valueSpans: Map<string, ReadonlyMap<string, Span>>;
  readonly problems: CodebookProblem[];
}

interface Columns {
  readonly case: number;
  /** The attribute of each column; null for `case` and repeated ones, undefined without a name. */
  readonly names: readonly (string | null | undefined)[];
}

function emptyTable(): Table {
  return {
    rows: new Map(),
    attributes: [],
    caseSpans: new Map(),
    valueSpans: new Map(),
    problems: [],
  };
}

function tooLong(table: Table, text: string): CasesReading {
  const limit = MAX_CASES_LENGTH.toLocaleString("en");
  const message = `cases.csv is longer than ${limit} characters (the limit), so it is not read.`;
  const span = { start: 0, end: Math.min(1, text.length) };
  return { ...table, problems: [problem("limit-reached", span, message)] };
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/** The delimiter that makes a column `case` of the header; else the one that makes most columns. */
function delimiterOf(text: string, start: number): Delimiter {
  const headers = DELIMITERS.map((delimiter) => {
    const header = readRecords(text, start, delimiter).next().value ?? [];
    return { delimiter, cells: header as readonly Cell[] };
  });
  headers.sort((a, b) => b.cells.length - a.cells.length);
  const withCase = headers.find(({ cells }) => cells.some(isCaseHeader));
  return (withCase ?? headers[0]).delimiter;
}

function isCaseHeader(cell: Cell): boolean {
  return cell.text.toLowerCase() === "case";
}

function readHeader(table: Table, record: readonly Cell[]): Columns | undefined {
  const caseColumn = record.findIndex(isCaseHeader);
  if (caseColumn < 0) {
    const span = { start: record[0].start, end: record[record.length - 1].end };
    report(table, "error", span, 'The table has no column "case". Name the column of cases so.');
    return undefined;
  }
  const seen = new Set<string>();
  const names = record.map((cell, column) => {
    if (column === caseColumn) return null;
    if (cell.text === "") return undefined;
    if (seen.has(cell.text) || isCaseHeader(cell)) {
      const message = `The column ${quoted(cell.text)} stands here for the second time. Rename it.`;
      report(table, "warning", cell, message);
      return null;
    }
    seen.add(cell.text);
    table.attributes.push(cell.text);
    return cell.text;
  });
  return { case: caseColumn, names };
}

function readRow(table: Table, columns: Columns, record: readonly Cell[]): void {
  if (record.every((cell) => cell.text === "")) return;
  const name = record[columns.case];
  if (name === undefined || name.text === "") {
    const span = { start: record[0].start, end: record[record.length - 1].end };
    report(table, "warning", span, "This row names no case, so its values do not count. Name one.");
    return;
  }
  const first = table.caseSpans.get(name.text);
  if (first !== undefined) {
    const message = `The case ${quoted(name.text)} has a row further up, which counts. Join the two.`;
    table.problems.push({ ...problem("duplicate-case", name, message), related: first });
    return;
  }
  table.caseSpans.set(name.text, { start: name.start, end: name.end });
  readValues(table, columns, { name: name.text, record });
}

interface Row {
  readonly name: string;
  readonly record: readonly Cell[];
}

function readValues(table: Table, columns: Columns, { name, record }: Row): void {
  const values = new Map<string, string>();
  const spans = new Map<string, Span>();
  for (const [column, cell] of record.entries()) {
    const attribute = columns.names[column];
    if (attribute === null || cell.text === "") continue;
    if (attribute === undefined) {
      reportUnnamed(table, cell);
      continue;
    }
    values.set(attribute, cell.text);
    spans.set(attribute, { start: cell.start, end: cell.end });
  }
  table.rows.set(name, values);
  table.valueSpans.set(name, spans);
}

function reportUnnamed(table: Table, cell: Cell): void {
  const message =
    `${quoted(cell.text)} stands in a column without a name and does not count. Name the column in ` +
    "the first row, or put quotes around a value that holds the separator.";
  report(table, "warning", cell, message);
}

function reportUnclosed(table: Table, record: readonly Cell[]): void {
  for (const cell of record) {
    if (!cell.isUnclosed) continue;
    const message = "A quotation mark opens here that is never closed. Close it, or remove it.";
    report(table, "error", { start: cell.start, end: cell.start + 1 }, message);
  }
}

function report(table: Table, severity: Severity, span: Span, message: string): void {
  table.problems.push({ ...problem("invalid-cases", span, message), severity });
}
