import { isText } from "../documents/documentFormats";
import { csvOf, xlsxOf } from "../documents/tableKind";
import type { ImportFormat } from "../formats";
import type { ForeignFile } from "../imported";
import { isIndentedCodebook, readIndentedCodebook } from "./indented";
import { CODEBOOK_TABLE } from "./readTable";

/** Codebooks as people keep them: tables and lists. */
export const CODEBOOK_FORMATS: readonly ImportFormat[] = [
  { name: "codebook in CSV", ...csvOf(CODEBOOK_TABLE) },
  { name: "codebook in Excel", ...xlsxOf(CODEBOOK_TABLE) },
  { name: "list of codes", recognises: isList, read: readIndentedCodebook },
];

function isList(file: ForeignFile): boolean {
  return /\.(?:txt|text|tab)$/i.test(file.name) && isText(file) && isIndentedCodebook(file);
}
