import { isText } from "../documents/documentFormats";
import type { ImportFormat } from "../formats";
import type { ForeignFile } from "../imported";
import { isMarkedPage, readMarkedPage } from "./markedPage";
import { isQcoder, readQcoder } from "./qcoder";
import { isTaguetteHighlights, readTaguetteHighlights } from "./taguetteHighlights";

/** Texts that other open tools have coded. */
export const CODED_FORMATS: readonly ImportFormat[] = [
  { name: "qcoder text", recognises: ofText(isQcoder), read: readQcoder },
  {
    name: "Taguette highlights",
    recognises: ofText(isTaguetteHighlights),
    read: readTaguetteHighlights,
  },
  { name: "coded web page", recognises: ofText(isMarkedPage), read: readMarkedPage },
];

function ofText(recognises: (file: ForeignFile) => boolean): (file: ForeignFile) => boolean {
  return (file) => isText(file) && recognises(file);
}
