import type { StudyFile } from "./intake";
import type { LiveStudy } from "./liveStudy";
import { folderUri, pathBelow } from "./uris";

/** The study with the nearest codebook above a file, or in a folder itself. */
export function studyAt(
  studies: ReadonlyMap<string, LiveStudy>,
  uri: string,
): StudyFile | undefined {
  const file = folderUri(uri);
  for (let above = file; above.includes("/"); above = above.slice(0, above.lastIndexOf("/"))) {
    const study = studies.get(above);
    if (study !== undefined) return { study, path: pathBelow(above, file) ?? "" };
  }
  return undefined;
}
