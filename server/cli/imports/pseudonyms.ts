import type { ImportPseudonyms } from "../../exchange/imports/plan/pseudonyms";
import { readKeyFile } from "../pseudonyms/keyFile";

/** The names of a key that lies outside the study in a folder; without a key there are none. */
export async function pseudonymsOf(
  key: string | undefined,
  folder: string,
): Promise<ImportPseudonyms> {
  const { importPseudonyms, NO_PSEUDONYMS } = await import("../../lazy/pseudonyms");
  return key === undefined ? NO_PSEUDONYMS : importPseudonyms(await readKeyFile(key, folder));
}
