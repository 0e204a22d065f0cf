import { decode } from "../decode";
import type { ImportFormat } from "../formats";
import type { ForeignFile } from "../imported";
import { openArchive } from "./archive";
import { isOldOffice } from "./archiveList";
import { readDocx } from "./docx";
import { readHtml } from "./html";
import { readMarkdown } from "./markdown";
import { readOdt } from "./odt";
import { isRtf, readRtf } from "./rtf";
import { readCsvAnswers, readXlsxAnswers } from "./tables";
import { readText } from "./text";

/**
 * Documents and tables, after everything that is more particular: plain text is whatever is text. What
 * stands in the file decides; the ending of its name only where that leaves several.
 */
export const DOCUMENT_FORMATS: readonly ImportFormat[] = [
  { name: "Word document", recognises: isDocx, read: readDocx },
  { name: "LibreOffice document", recognises: isOdt, read: readOdt },
  { name: "Excel workbook", recognises: isXlsx, read: readXlsxAnswers },
  { name: "Rich Text", recognises: isRtf, read: readRtf },
  { name: "Web page", recognises: isHtml, read: readHtml },
  { name: "CSV", recognises: isCsv, read: readCsvAnswers },
  { name: "Markdown", recognises: isMarkdown, read: readMarkdown },
  { name: "Plain text", recognises: isText, read: readText },
];

function isDocx(file: ForeignFile): boolean {
  return isArchiveWith(file, /^word\//, /\.(?:docx?|docm|dotx)$/i);
}

function isOdt(file: ForeignFile): boolean {
  return isArchiveWith(file, /^content\.xml$/, /\.(?:odt|ott)$/i);
}

function isXlsx(file: ForeignFile): boolean {
  return isArchiveWith(file, /^xl\//, /\.(?:xlsx?|xlsm)$/i);
}

/** An archive with such a part; or one that cannot be opened, of such a name: its reader says why. */
function isArchiveWith(file: ForeignFile, part: RegExp, ending: RegExp): boolean {
  const [first, second] = file.bytes;
  const isArchive = first === 0x50 && second === 0x4b;
  if (!isArchive) return ending.test(file.name) && (isOldOffice(file.bytes) || !isText(file));
  const archive = openArchive(file);
  return "refusal" in archive
    ? ending.test(file.name)
    : archive.names.some((name) => part.test(name));
}

function isHtml(file: ForeignFile): boolean {
  if (!isText(file)) return false;
  const start = /^[\s\ufeff]*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b/i;
  return /\.x?html?$/i.test(file.name) || start.test(decode(file.bytes).text.slice(0, 2_000));
}

function isCsv(file: ForeignFile): boolean {
  return /\.(?:csv|tsv)$/i.test(file.name) && isText(file);
}

function isMarkdown(file: ForeignFile): boolean {
  return /\.(?:md|markdown|qmd|rmd)$/i.test(file.name) && isText(file);
}

/** How much of a file is looked at, and how much of it may be signs that no text has. */
const LOOKED_AT = 8_192;
const MOST_ODD = 0.01;

/** Whether a file is text in some encoding: pictures, recordings and PDF are none. */
export function isText({ bytes }: ForeignFile): boolean {
  const start = decode(bytes).text.slice(0, LOOKED_AT);
  if (start.startsWith("%PDF-")) return false;
  const odd = start.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/g)?.length ?? 0;
  return start.trim() !== "" && odd <= start.length * MOST_ODD;
}
