import type { AccountItem } from "../account";
import { decode } from "../decode";
import type { ImportFormat } from "../formats";
import type { ForeignFile, ReadFile } from "../imported";
import { readCsv } from "./csv";
import { isText } from "./documentFormats";
import type { SurveyWishes } from "./survey";
import type { Table } from "./table";
import { readCsvAnswers, readXlsxAnswers } from "./tables";
import { readXlsx } from "./xlsx";

/** Tables that mean something else than answers, as their columns tell. */
export interface TableKind {
  readonly recognises: (name: string, table: Table) => boolean;
  /** What was said of the file before goes into the account. */
  readonly read: (name: string, table: Table, before: readonly AccountItem[]) => ReadFile;
}

type Way = Pick<ImportFormat, "recognises" | "read">;

/** Such a table as text, unless the person says that it holds answers. */
export function csvOf({ recognises, read }: TableKind): Way {
  return {
    recognises: (file) =>
      /\.(?:csv|tsv)$/i.test(file.name) && isText(file) && recognises(file.name, tableIn(file)),
    read: (file, wishes = {}) => {
      if (asksForAnswers(wishes)) return readCsvAnswers(file, wishes);
      return read(file.name, tableIn(file), decode(file.bytes).account);
    },
  };
}

/** Such a table in the first sheet of a workbook, unless the person says that it holds answers. */
export function xlsxOf({ recognises, read }: TableKind): Way {
  return {
    recognises(file) {
      if (!isWorkbook(file)) return false;
      const workbook = readXlsx(file);
      return !("refusal" in workbook) && recognises(file.name, workbook.table);
    },
    read(file, wishes = {}) {
      if (asksForAnswers(wishes)) return readXlsxAnswers(file, wishes);
      const workbook = readXlsx(file);
      if ("refusal" in workbook) return workbook;
      return read(file.name, workbook.table, sheetsLeftOut(workbook.otherSheets));
    },
  };
}

function isWorkbook({ name, bytes: [first, second] }: ForeignFile): boolean {
  return /\.xls[xm]$/i.test(name) && first === 0x50 && second === 0x4b;
}

function tableIn({ bytes }: ForeignFile): Table {
  return readCsv(decode(bytes).text);
}

function asksForAnswers({ rows, answers, caseColumn }: SurveyWishes): boolean {
  return rows !== undefined || answers !== undefined || caseColumn !== undefined;
}

function sheetsLeftOut(names: readonly string[]): readonly AccountItem[] {
  if (names.length === 0) return [];
  const why = "The first sheet is read. Save the others as files of their own to bring them in.";
  const places = names.slice(0, 5).map((name) => `“${name}”`);
  return [{ fate: "left out", what: "other sheets", count: names.length, why, places }];
}
