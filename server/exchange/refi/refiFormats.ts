import { decode } from "../imports/decode";
import { openArchive } from "../imports/documents/archive";
import type { ImportFormat } from "../imports/formats";
import type { ForeignFile, ReadFile } from "../imports/imported";
import { readCodebookFile } from "./readCodebookFile";
import { readProjectFile } from "./readProjectFile";

export const PROJECT = "REFI-QDA project";

/** Projects and codebooks of REFI-QDA: as XML, or as an archive around it. */
export const REFI_FORMATS: readonly ImportFormat[] = [
  { name: PROJECT, recognises: isProject, read: readProjectFile },
  { name: "REFI-QDA codebook", recognises: isCodebook, read: readCodebook },
];

function readCodebook(file: ForeignFile): ReadFile {
  const found = readCodebookFile(file);
  if ("refusal" in found) return found;
  return { transcripts: [], codebook: found.text, account: found.account };
}

/** An archive that cannot be opened goes by its name: its reader says why. */
function isProject(file: ForeignFile): boolean {
  const [first, second] = file.bytes;
  const isNamed = /\.(?:qdpx|qde)$/i.test(file.name);
  if (first !== 0x50 || second !== 0x4b) return isNamed || rootOf(file) === "Project";
  const archive = openArchive(file);
  if ("refusal" in archive) return isNamed;
  return isNamed || archive.names.some((name) => /^[^/]*\.qde$/i.test(name));
}

function isCodebook(file: ForeignFile): boolean {
  return /\.qdc$/i.test(file.name) || rootOf(file) === "CodeBook";
}

const LOOKED_AT = 4_096;

/** The name of the first element, where a file begins like XML of the standard. */
function rootOf({ bytes }: ForeignFile): string | undefined {
  const { text } = decode(bytes.subarray(0, LOOKED_AT));
  if (!/^[\s\ufeff]*<[?!\w]/.test(text) || !text.includes("urn:QDA-XML:")) return undefined;
  return /<(?:\w+:)?(Project|CodeBook)[\s>]/.exec(text)?.[1];
}
