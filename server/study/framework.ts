import type { Span } from "../markup/model";

/** The file of a study, beside its codebook, in which the cells of a framework matrix are summed up. */
export const FRAMEWORK_NAME = "framework.md";

/** What a researcher has written about one cell. */
export interface CellSummary {
  readonly case: string;
  /** The id of a theme, or a heading of the interviews. */
  readonly column: string;
  readonly text: string;
  /** Where its headings stand in the file: UTF-16 offsets. */
  readonly caseSpan: Span;
  readonly columnSpan: Span;
  /** From its first to its last line that says something; where none does, behind the heading. */
  readonly textSpan: Span;
}

/** What stands below the heading of a case. */
export interface CaseSection {
  readonly case: string;
  /** Behind its last line that says something. */
  readonly end: number;
}

export interface FrameworkProblem extends Span {
  readonly message: string;
}

export interface FrameworkReading {
  readonly summaries: readonly CellSummary[];
  /** In file order; a case may have several. */
  readonly sections: readonly CaseSection[];
  readonly problems: readonly FrameworkProblem[];
}

/**
 * Reads `framework.md`: plain Markdown, which diffs well. A heading of the first level is a case, one
 * of the second level below it a theme's id (or a heading of the interviews); what follows, up to
 * the next of these, is the summary of that cell.
 *
 * ```
 * # C01
 *
 * ## resources
 *
 * Money decides whom she works with.
 * ```
 *
 * Any text is read; what belongs to no cell is a problem at its place. White space in headings counts
 * as one blank. A line of a summary that starts with `# ` or `## ` is written with a backslash more
 * (`frameworkLine`).
 */
export function readFramework(text: string): FrameworkReading {
  const reader: Reader = {
    cases: new Map(),
    summaries: [],
    sections: [],
    problems: [],
    lines: [],
  };
  for (const line of linesOf(text)) readLine(reader, line);
  endCell(reader);
  return { summaries: reader.summaries, sections: reader.sections, problems: reader.problems };
}

/** A line of a summary as it is written, so that it is never read as a heading. */
export function frameworkLine(line: string): string {
  return /^\\*##?[ \t]/.test(line) ? `\\${line}` : line;
}

/** A name as a heading says it, which is one line. */
export function headingName(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}

interface Line extends Span {
  readonly text: string;
}

interface Reader {
  /** By case the columns that it has a summary for. */
  readonly cases: Map<string, Set<string>>;
  readonly summaries: CellSummary[];
  readonly sections: { readonly case: string; end: number }[];
  readonly problems: FrameworkProblem[];
  lines: string[];
  textSpan?: Span;
  case?: Heading;
  column?: Heading;
}

interface Heading {
  readonly name: string;
  readonly span: Span;
}

function readLine(reader: Reader, line: Line): void {
  const heading = /^(##?)[ \t]+(.*)$/.exec(line.text);
  if (heading !== null) readHeading(reader, line, { level: heading[1], text: heading[2] });
  else readText(reader, line);
  const section = reader.sections.at(-1);
  if (section !== undefined && line.text.trim() !== "") section.end = line.end;
}

function readText(reader: Reader, line: Line): void {
  if (reader.column !== undefined) {
    reader.lines.push(line.text.replace(/^\\(?=\\*##?[ \t])/, ""));
    if (line.text.trim() === "") return;
    reader.textSpan = { start: reader.textSpan?.start ?? line.start, end: line.end };
  } else if (line.text.trim() !== "") {
    report(reader, line, "This text belongs to no cell. Put it below a case and a theme.");
  }
}

function readHeading(
  reader: Reader,
  line: Line,
  { level, text }: { readonly level: string; readonly text: string },
): void {
  endCell(reader);
  const heading = { name: headingName(text), span: spanOf(line) };
  reader.column = undefined;
  if (heading.name === "") {
    report(reader, line, "This heading names nothing. Name a case, or the id of a theme.");
  } else if (level === "#") {
    reader.case = heading;
    reader.sections.push({ case: heading.name, end: line.end });
  } else if (reader.case === undefined) {
    report(reader, line, "No case stands above this heading. Put “# ” and a case above it.");
  } else {
    reader.column = heading;
  }
}

/** Keeps what was collected for a cell; of two summaries of one cell the first one counts. */
function endCell(reader: Reader): void {
  const { case: name, column, lines, textSpan } = reader;
  reader.lines = [];
  reader.textSpan = undefined;
  if (name === undefined || column === undefined) return;
  const columns = reader.cases.get(name.name) ?? new Set();
  reader.cases.set(name.name, columns);
  if (columns.has(column.name)) {
    const message = `“${name.name}” has a summary for “${column.name}” further up, which counts. Join the two.`;
    reader.problems.push({ ...column.span, message });
    return;
  }
  columns.add(column.name);
  reader.summaries.push({
    case: name.name,
    column: column.name,
    text: lines.join("\n").trim(),
    caseSpan: name.span,
    columnSpan: column.span,
    textSpan: textSpan ?? { start: column.span.end, end: column.span.end },
  });
}

function report(reader: Reader, line: Line, message: string): void {
  reader.problems.push({ ...spanOf(line), message });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Lines end with LF, CRLF or CR; a byte order mark is no part of the first one. */
function* linesOf(text: string): Iterable<Line> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
    yield { text: text.slice(start, end), start, end };
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
}
