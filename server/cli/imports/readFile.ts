import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { ReadWishes } from "../../exchange/imports/formats";
import { MOST_IMPORTED_BYTES } from "../../protocol/imports";
import type { FoundInFile } from "../../exchange/imports/imported";

export type FileRead = (FoundInFile & { readonly format: string }) | { readonly refusal: string };

/** Reads a file of another program in the format that it turns out to have. */
export async function readImport(path: string, wishes: ReadWishes): Promise<FileRead> {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return { refusal: "There is no such file." };
  if (!status.isFile()) return { refusal: "It is no file. Name the files one by one." };
  if (status.size > MOST_IMPORTED_BYTES)
    return { refusal: "It is larger than 200 MB, so it is not read." };
  const { formatOf, NOTHING_IN_IT, UNKNOWN_FORMAT } = await import("../../lazy/imports");
  const file = { name: basename(path), bytes: readFileSync(path) };
  const format = formatOf(file);
  if (format === undefined) return { refusal: UNKNOWN_FORMAT };
  const found = format.read(file, wishes);
  if ("refusal" in found) return found;
  if (found.transcripts.length === 0 && found.codebook === undefined)
    return { refusal: NOTHING_IN_IT };
  return { ...found, format: format.name };
}
