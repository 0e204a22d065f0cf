import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { ReadWishes } from "../../exchange/imports/formats";
import type { FoundInFile } from "../../exchange/imports/imported";

export type FileRead = (FoundInFile & { readonly format: string }) | { readonly refusal: string };

const MEGABYTE = 1_000_000;
const MOST_BYTES = 200 * MEGABYTE;

/** Reads a file of another program in the format that it turns out to have. */
export async function readImport(path: string, wishes: ReadWishes): Promise<FileRead> {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return { refusal: "There is no such file." };
  if (!status.isFile()) return { refusal: "It is no file. Name the files one by one." };
  if (status.size > MOST_BYTES) return { refusal: "It is larger than 200 MB, so it is not read." };
  const { formatOf } = await import("../../lazy/imports");
  const file = { name: basename(path), bytes: readFileSync(path) };
  const format = formatOf(file);
  if (format === undefined) return { refusal: UNKNOWN };
  const found = format.read(file, wishes);
  if ("refusal" in found) return found;
  if (found.transcripts.length === 0 && found.codebook === undefined)
    return { refusal: "There is nothing in it to bring in." };
  return { ...found, format: format.name };
}

const UNKNOWN =
  "Its format is not known. See the README for the formats, or save the transcript in one of them.";
