import { isText } from "../documents/documentFormats";
import { csvOf, xlsxOf } from "../documents/tableKind";
import type { ImportFormat } from "../formats";
import type { ForeignFile } from "../imported";
import { isMarkedPage, readMarkedPage } from "./markedPage";
import { isQcoder, readQcoder } from "./qcoder";
import { isTaguetteHighlights, readTaguetteHighlights } from "./taguetteHighlights";
import { TAGUETTE_TABLE } from "./taguetteTable";

/** Texts that other open tools have coded. */
export const CODED_FORMATS: readonly ImportFormat[] = [
  { name: "qcoder text", recognises: ofText(isQcoder), read: readQcoder },
  {
    name: "Taguette highlights",
    recognises: ofText(isTaguetteHighlights),
    read: readTaguetteHighlights,
  },
  { name: "Taguette highlights in CSV", ...csvOf(TAGUETTE_TABLE) },
  { name: "Taguette highlights in Excel", ...xlsxOf(TAGUETTE_TABLE) },
  { name: "coded web page", recognises: ofText(isMarkedPage), read: readMarkedPage },
];

function ofText(recognises: (file: ForeignFile) => boolean): (file: ForeignFile) => boolean {
  return (file) => isText(file) && recognises(file);
}
