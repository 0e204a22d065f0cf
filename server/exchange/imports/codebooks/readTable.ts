import { decode } from "../decode";
import { readCsv } from "../documents/csv";
import type { SurveyWishes } from "../documents/survey";
import type { Table } from "../documents/table";
import { MOST_ROWS } from "../documents/table";
import { readCsvAnswers, readXlsxAnswers } from "../documents/tables";
import { readXlsx } from "../documents/xlsx";
import { createLedger } from "../../refi/ledger";
import type { AccountItem } from "../account";
import type { ForeignFile, ReadFile } from "../imported";
import { codebookColumns, type CodebookColumns } from "./columns";
import { codebookFound } from "./plainCodes";
import { tableCodes } from "./tableCodes";

/** Whether a table of text is a codebook: a row each code, as its columns or its name say. */
export function isCsvCodebook(file: ForeignFile): boolean {
  return codebookColumns(file.name, csvOf(file)) !== undefined;
}

/** Reads a codebook in a table of text, unless the person says that it holds answers. */
export function readCsvCodebook(file: ForeignFile, wishes: SurveyWishes = {}): ReadFile {
  if (asksForAnswers(wishes)) return readCsvAnswers(file, wishes);
  return readTable(file.name, csvOf(file), decode(file.bytes).account);
}

export function isXlsxCodebook(file: ForeignFile): boolean {
  const workbook = readXlsx(file);
  return !("refusal" in workbook) && codebookColumns(file.name, workbook.table) !== undefined;
}

/** Reads a codebook in the first sheet of a workbook, unless the person says that it holds answers. */
export function readXlsxCodebook(file: ForeignFile, wishes: SurveyWishes = {}): ReadFile {
  if (asksForAnswers(wishes)) return readXlsxAnswers(file, wishes);
  const workbook = readXlsx(file);
  if ("refusal" in workbook) return workbook;
  return readTable(file.name, workbook.table, sheetsLeftOut(workbook.otherSheets));
}

function csvOf({ bytes }: ForeignFile): Table {
  return readCsv(decode(bytes).text);
}

function asksForAnswers({ rows, answers, caseColumn }: SurveyWishes): boolean {
  return rows !== undefined || answers !== undefined || caseColumn !== undefined;
}

function readTable(file: string, table: Table, before: readonly AccountItem[]): ReadFile {
  const columns: CodebookColumns = codebookColumns(file, table) ?? { at: new Map(), others: [] };
  const ledger = createLedger();
  ledger.add({
    fate: "left out",
    what: "rows beyond the limit",
    why: TOO_MANY,
    count: table.beyond,
  });
  for (const name of columns.others) ledger.add(OTHER, `“${name}”`);
  const account = [...before, columnsRead(table, columns)];
  return codebookFound(file, tableCodes(table, columns, ledger), { ledger, account });
}

/** How the table was read: it might have been taken for answers of a survey. */
function columnsRead({ rows }: Table, { at }: CodebookColumns): AccountItem {
  const places = [...at].map(([role, column]) => `“${rows[0].get(column)}” as ${WORDS[role]}`);
  const what = "columns, as those of a codebook";
  return { fate: "kept", what, count: at.size, why: undefined, places };
}

const WORDS = {
  id: "id",
  name: "name",
  path: "path",
  parent: "parent",
  theme: "theme",
  definition: "definition",
  include: "include",
  exclude: "exclude",
  example: "example",
  illustration: "illustration",
  memo: "memo",
  color: "colour",
  status: "status",
} as const;

const OTHER = {
  fate: "left out",
  what: "other columns",
  why: "codebook.yaml has no place for them. Attributes of codes can hold what groups them.",
} as const;
const TOO_MANY = `At most ${MOST_ROWS.toLocaleString("en-US")} rows are read. Divide the table.`;

function sheetsLeftOut(names: readonly string[]): readonly AccountItem[] {
  if (names.length === 0) return [];
  const why = "The first sheet is read. Save the others as files of their own to bring them in.";
  const places = names.slice(0, 5).map((name) => `“${name}”`);
  return [{ fate: "left out", what: "other sheets", count: names.length, why, places }];
}
