import type { ReportDocument } from "../report/model";
import { docxOf } from "./docx";
import { xlsxOf } from "./xlsx";

export type OfficeFormat = "docx" | "xlsx";

/** How a document becomes the bytes of an office file: in steps, so that others get their turn. */
export type OfficeFile = (
  format: OfficeFormat,
  document: ReportDocument,
) => Generator<void, Uint8Array>;

/** The same document gives the same bytes, always: no clock and no number at random is in them. */
export const officeFile: OfficeFile = (format, document) =>
  format === "docx" ? docxOf(document) : xlsxOf(document);
