import { readRecords, type Cell, type Delimiter } from "../../codebook/csv";
import { createFinder, isUnspoken } from "./finder";

/** A name of the key, and what stands in its place. Both are one line. */
export interface KeyEntry {
  readonly name: string;
  readonly pseudonym: string;
  /**
   * What is named: a person, a place, an organisation; as the key says it. `speaker` and `case` are
   * labels alone, `coder` and `file` are what an anonymised copy calls them.
   */
  readonly kind?: string;
  /** The line of the key, from 1. */
  readonly line: number;
}

export interface KeyProblem {
  readonly line: number;
  /** With an error the key is not used. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

export interface KeyReading {
  readonly entries: readonly KeyEntry[];
  readonly problems: readonly KeyProblem[];
}

const MOST_NAMES = 20_000;
const LONGEST = 200;
const MOST_CHARACTERS = 10_000_000;
const MOST_PROBLEMS = 100;

/**
 * Reads a key: a table with the columns `name`, `pseudonym` and perhaps `kind`, separated by commas,
 * semicolons or tabs. Never throws. A second run with the same key changes nothing, so no pseudonym
 * may hold a name.
 */
export function readKey(text: string): KeyReading {
  const report = reporter();
  if (text.length > MOST_CHARACTERS) {
    report.error(1, `The key is longer than ${MOST_CHARACTERS.toLocaleString("en")} characters.`);
    return { entries: [], problems: report.problems };
  }
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const records = readRecords(text, start, delimiterOf(text, start));
  const columns = columnsOf(records.next().value as readonly Cell[] | undefined, report);
  const entries = columns === undefined ? [] : entriesOf({ text, records, columns }, report);
  if (entries.length + report.problems.length === 0) report.error(1, "The key holds no name.");
  checkChains(entries, report);
  return { entries, problems: report.problems.sort((a, b) => a.line - b.line) };
}

interface Reporter {
  readonly problems: KeyProblem[];
  error(line: number, message: string): void;
  warn(line: number, message: string): void;
}

function reporter(): Reporter {
  const problems: KeyProblem[] = [];
  const add = (problem: KeyProblem): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  return {
    problems,
    error: (line, message) => add({ line, severity: "error", message }),
    warn: (line, message) => add({ line, severity: "warning", message }),
  };
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/** The delimiter that makes a column `name` of the first line. */
function delimiterOf(text: string, start: number): Delimiter {
  const hasName = (delimiter: Delimiter): boolean => {
    const header = (readRecords(text, start, delimiter).next().value ?? []) as readonly Cell[];
    return header.some((cell) => cell.text.toLowerCase() === "name");
  };
  return DELIMITERS.find(hasName) ?? ",";
}

interface Columns {
  readonly name: number;
  readonly pseudonym: number;
  readonly kind: number;
}

function columnsOf(header: readonly Cell[] | undefined, { error }: Reporter): Columns | undefined {
  const at = (title: string): number =>
    header?.findIndex((cell) => cell.text.toLowerCase() === title) ?? -1;
  const columns = { name: at("name"), pseudonym: at("pseudonym"), kind: at("kind") };
  if (columns.name >= 0 && columns.pseudonym >= 0) return columns;
  error(1, "The first line must name the columns “name” and “pseudonym” (and perhaps “kind”).");
  return undefined;
}

interface Rows {
  readonly text: string;
  readonly records: Iterable<readonly Cell[]>;
  readonly columns: Columns;
}

function entriesOf({ text, records, columns }: Rows, report: Reporter): readonly KeyEntry[] {
  const entries = new Map<string, KeyEntry>();
  const lineAt = lineCounter(text);
  for (const cells of records) {
    if (cells.every((cell) => cell.text === "")) continue;
    const line = lineAt(cells[0].start);
    if (entries.size >= MOST_NAMES) {
      report.error(line, `A key has at most ${MOST_NAMES.toLocaleString("en")} names.`);
      break;
    }
    const at = (column: number): string => oneLine(cells.at(column)?.text ?? "");
    const kind = columns.kind < 0 ? "" : at(columns.kind);
    const entry = { name: at(columns.name), pseudonym: at(columns.pseudonym), line };
    if (cells.some(({ isUnclosed }) => isUnclosed))
      report.error(line, "A quotation mark opens here that is never closed.");
    else addEntry(entries, kind === "" ? entry : { ...entry, kind }, report);
  }
  return [...entries.values()];
}

/** Lines of ascending offsets, counted in one pass. */
function lineCounter(text: string): (offset: number) => number {
  let [line, at] = [1, 0];
  return (offset) => {
    for (; at < offset; at++) {
      const unit = text[at];
      if (unit === "\n" || (unit === "\r" && text[at + 1] !== "\n")) line++;
    }
    return line;
  };
}

/** An apostrophe keeps spreadsheets from taking a text for a formula; it is written by exports. */
function oneLine(text: string): string {
  const plain = text.replace(/^'(?=[=+\-@＝＋－＠])/, "");
  return plain.normalize("NFC").replace(/\s+/g, " ").trim();
}

function addEntry(entries: Map<string, KeyEntry>, entry: KeyEntry, report: Reporter): void {
  const { name, pseudonym, line } = entry;
  const why = whyNot(entry);
  if (why !== undefined) return report.error(line, why);
  const key = isUnspoken(entry.kind) ? `${entry.kind}: ${name}` : name;
  const first = entries.get(key);
  if (first === undefined) entries.set(key, entry);
  else if (first.pseudonym === pseudonym) report.warn(line, `“${name}” stands here again.`);
  else {
    const message = `“${name}” has two pseudonyms: “${first.pseudonym}” in line ${first.line}, and “${pseudonym}”.`;
    report.error(line, message);
  }
}

function whyNot({ name, pseudonym }: KeyEntry): string | undefined {
  if (name === "") return "This line has a pseudonym, but no name.";
  if (pseudonym === "") return `“${name}” has no pseudonym.`;
  if (name.length > LONGEST || pseudonym.length > LONGEST)
    return `Names and pseudonyms have at most ${LONGEST} characters.`;
  if (!/[\p{L}\p{N}]/u.test(name)) return `“${name}” holds no letter, so it is no name.`;
  if (!/[\p{L}\p{N}]/u.test(pseudonym)) return `“${pseudonym}” holds no letter.`;
  if (/[\p{Cc}\p{Cs}\ufeff]|<!--|-->/u.test(name + pseudonym))
    return "This line holds characters that no name has.";
  return undefined;
}

/** What was replaced must not be replaced again. */
function checkChains(entries: readonly KeyEntry[], report: Reporter): void {
  const finder = createFinder(entries);
  const used = new Map<string, KeyEntry>();
  for (const entry of entries) {
    if (isUnspoken(entry.kind)) continue;
    const [hit] = finder.find(entry.pseudonym, { case: "label" });
    if (hit !== undefined) {
      const what = hit.end - hit.start === entry.pseudonym.length ? "is" : "holds";
      const message = `The pseudonym “${entry.pseudonym}” ${what} the name “${hit.entry.name}” of line ${hit.entry.line}, so it would be replaced again. Take another one.`;
      report.error(entry.line, message);
    }
    const other = used.get(entry.pseudonym);
    if (other === undefined) used.set(entry.pseudonym, entry);
    else if (!isPartOf(other.name, entry.name)) {
      const message = `“${entry.name}” and “${other.name}” (line ${other.line}) get the same pseudonym “${entry.pseudonym}”.`;
      report.warn(entry.line, message);
    }
  }
}

/** `Ann` and `Ann Smith` are one person, most likely. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return ` ${long} `.includes(` ${short} `);
}
