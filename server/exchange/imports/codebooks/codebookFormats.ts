import { isText } from "../documents/documentFormats";
import type { ImportFormat } from "../formats";
import type { ForeignFile } from "../imported";
import { isIndentedCodebook, readIndentedCodebook } from "./indented";
import { isCsvCodebook, isXlsxCodebook, readCsvCodebook, readXlsxCodebook } from "./readTable";

/** Codebooks as people keep them: tables and lists. */
export const CODEBOOK_FORMATS: readonly ImportFormat[] = [
  { name: "codebook in CSV", recognises: isCsv, read: readCsvCodebook },
  { name: "codebook in Excel", recognises: isXlsx, read: readXlsxCodebook },
  { name: "list of codes", recognises: isList, read: readIndentedCodebook },
];

function isCsv(file: ForeignFile): boolean {
  return /\.(?:csv|tsv)$/i.test(file.name) && isText(file) && isCsvCodebook(file);
}

function isXlsx(file: ForeignFile): boolean {
  const [first, second] = file.bytes;
  return /\.xls[xm]$/i.test(file.name) && first === 0x50 && second === 0x4b && isXlsxCodebook(file);
}

function isList(file: ForeignFile): boolean {
  return /\.(?:txt|text|tab)$/i.test(file.name) && isText(file) && isIndentedCodebook(file);
}
