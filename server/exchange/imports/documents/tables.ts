import { decode } from "../decode";
import type { ForeignFile, ReadFile } from "../imported";
import { readCsv } from "./csv";
import { surveyTranscripts, type SurveyWishes } from "./survey";
import { readXlsx } from "./xlsx";

/** Reads answers to open questions in a table of text. */
export function readCsvAnswers(file: ForeignFile, wishes: SurveyWishes = {}): ReadFile {
  const { text, account } = decode(file.bytes);
  const read = surveyTranscripts(file.name, readCsv(text), wishes);
  if ("refusal" in read) return read;
  return { ...read, account: [...account, ...read.account] };
}

/** Reads answers to open questions in a workbook of Excel. */
export function readXlsxAnswers(file: ForeignFile, wishes: SurveyWishes = {}): ReadFile {
  const workbook = readXlsx(file);
  if ("refusal" in workbook) return workbook;
  const read = surveyTranscripts(file.name, workbook.table, wishes);
  const { otherSheets } = workbook;
  if ("refusal" in read || otherSheets.length === 0) return read;
  const why = "The first sheet is read. Save the others as files of their own to bring them in.";
  const places = otherSheets.slice(0, 5).map((name) => `“${name}”`);
  const others = {
    fate: "left out",
    what: "other sheets",
    count: otherSheets.length,
    why,
    places,
  } as const;
  return { ...read, account: [...read.account, others] };
}
