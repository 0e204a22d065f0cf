import { decode } from "../imports/decode";
import { isText } from "../imports/documents/documentFormats";
import type { ImportFormat } from "../imports/formats";
import type { ForeignFile } from "../imports/imported";
import { readRock } from "./readRock";

/** Sources of ROCK, the Reproducible Open Coding Kit. */
export const ROCK_FORMATS: readonly ImportFormat[] = [
  { name: "ROCK source", recognises: isRock, read: readRock },
];

/** Brackets alone are no sign: transcripts have `[[inaudible]]`. */
const CLEAR = [
  /^---<<\s*[a-zA-Z]\w{0,100}\s*>>---/m,
  /\[\[(?:uid|cid)\s{0,9}[=:]\s{0,9}\w{1,100}\s{0,9}\]\]/i,
  /\[\[\s{0,9}[a-zA-Z]\w{0,100}>[\w>]{1,200}\s{0,9}\]\]/,
  /\[\[\s{0,9}\w{1,100}\s{0,9}\|\|[^\]\n]{0,500}\]\]/,
  /\[\[ci\s{0,9}--\s{0,9}\w{1,100}\s{0,9}\]\]/,
  /^(?:ROCK_codes|ROCK_attributes):/m,
];

function isRock(file: ForeignFile): boolean {
  if (!isText(file)) return false;
  if (/\.rock$/i.test(file.name)) return true;
  if (/\.[a-z0-9]{1,5}$/i.test(file.name) && !/\.te?xt$/i.test(file.name)) return false;
  const { text } = decode(file.bytes);
  return CLEAR.some((sign) => sign.test(text));
}
