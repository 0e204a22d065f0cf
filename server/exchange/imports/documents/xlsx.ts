import type { ForeignFile } from "../imported";
import { openArchive } from "./archive";
import { readPart, type ArchiveSource } from "./archivePart";
import { refused, type Refused } from "./refused";
import { sheetListener } from "./xlsxSheet";
import type { Table } from "./table";
import type { XmlListener } from "./xml";
import { isDateFormat, type XlsxStyles } from "./xlsxDates";

export interface Workbook {
  readonly table: Table;
  /** The names of the sheets that were not read. */
  readonly otherSheets: readonly string[];
}

/** Reads the first sheet of a workbook that is not hidden: every value as the text that it shows. */
export function readXlsx(file: ForeignFile): Workbook | Refused {
  const archive = openArchive(file);
  if ("refusal" in archive) return archive;
  const source = { file, archive };
  const workbook = workbookOf(source);
  if ("refusal" in workbook) return workbook;
  const strings: string[] = [];
  const styles: XlsxStyles = { isDate: [], startsIn1904: workbook.startsIn1904 };
  const rows: Map<number, string>[] = [];
  const beyond = { count: 0 };
  const refusal =
    readPart(source, "xl/sharedStrings.xml", stringListener(strings)) ??
    readPart(source, "xl/styles.xml", styleListener(styles.isDate)) ??
    readPart(source, workbook.part, sheetListener({ strings, styles, rows, beyond }));
  if (refusal) return refusal;
  const table = {
    name: workbook.name,
    rows: rows.filter((row) => row?.size > 0),
    beyond: beyond.count,
  };
  return { table, otherSheets: workbook.others };
}

interface Sheet {
  readonly name: string;
  readonly id: string;
  readonly isHidden: boolean;
}

interface Found {
  readonly name: string;
  readonly part: string;
  readonly others: readonly string[];
  readonly startsIn1904: boolean;
}

const NO_WORKBOOK = "it is no workbook of Excel, or its sheets are missing.";

function workbookOf(source: ArchiveSource): Found | Refused {
  const { file, archive } = source;
  if (archive.sizeOf("xl/workbook.xml") === undefined) return refused(file.name, NO_WORKBOOK);
  const sheets: Sheet[] = [];
  const parts = new Map<string, string>();
  let startsIn1904 = false;
  const refusal =
    readPart(source, "xl/workbook.xml", {
      start({ name, attributes }) {
        if (name === "workbookPr")
          startsIn1904 = /^(1|true)$/.test(attributes.get("date1904") ?? "");
        if (name !== "sheet") return;
        const isHidden = /hidden/i.test(attributes.get("state") ?? "");
        sheets.push({
          name: attributes.get("name") ?? "",
          id: attributes.get("id") ?? "",
          isHidden,
        });
      },
    }) ??
    readPart(source, "xl/_rels/workbook.xml.rels", {
      start({ attributes }) {
        const target = attributes.get("Target") ?? "";
        const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
        parts.set(attributes.get("Id") ?? "", part);
      },
    });
  if (refusal) return refusal;
  const sheet = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const part = parts.get(sheet?.id ?? "") ?? "xl/worksheets/sheet1.xml";
  if (!sheet || archive.sizeOf(part) === undefined) return refused(file.name, NO_WORKBOOK);
  const others = sheets.filter((other) => other !== sheet).map(({ name }) => name);
  return { name: sheet.name, part, others, startsIn1904 };
}

/** The texts that cells name by number; how they are read aloud stands beside them. */
function stringListener(strings: string[]): XmlListener {
  let [text, isText, isReading] = ["", false, false];
  return {
    start({ name }) {
      if (name === "si") text = "";
      if (name === "rPh") isReading = true;
      isText = name === "t" && !isReading;
    },
    text: (words) => void (text += isText ? words : ""),
    end({ name }) {
      isText = false;
      if (name === "rPh") isReading = false;
      if (name === "si") strings.push(text);
    },
  };
}

/** Which styles of cells show a number as a date. */
function styleListener(isDate: boolean[]): XmlListener {
  const formats = new Map<string, string>();
  let isInCells = false;
  return {
    start({ name, attributes }) {
      if (name === "numFmt")
        formats.set(attributes.get("numFmtId") ?? "", attributes.get("formatCode") ?? "");
      if (name === "cellXfs") isInCells = true;
      if (name !== "xf" || !isInCells) return;
      const id = attributes.get("numFmtId") ?? "0";
      isDate.push(isDateFormat(Number(id), formats.get(id)));
    },
    end({ name }) {
      if (name === "cellXfs") isInCells = false;
    },
  };
}
