import { isCodeId, normalizeId } from "../../codebook/ids";
import { ID_RULE } from "../../codebook/edits";
import { quoted } from "../../codebook/problems";
import { sortedPaths } from "../../study/study";
import { codebookInText } from "../codebookPlaces";
import type { StudySnapshot } from "../context";

/** Why a code cannot be renamed so, in words; undefined where it can. Both ids are in NFC. */
export function problemOfRename(
  study: StudySnapshot,
  id: string,
  newId: string,
): string | undefined {
  if (!isCodeId(newId)) return `${quoted(newId)} cannot be the id of a code. ${ID_RULE}`;
  if (newId === "yes") return YES;
  if (id !== newId && isTaken(study, newId)) {
    return `The code "${newId}" exists already. To unite both, use “Merge codes…”.`;
  }
  return isTaken(study, id) ? undefined : `There is no code "${id}" any more.`;
}

/** Whether the codebook or a transcript names the code. */
export function isTaken(study: StudySnapshot, id: string): boolean {
  if (codebookInText(study).nodes.has(id) || study.figures.study.codebook.nodes.has(id))
    return true;
  return pathsNaming(study, [id]).length > 0;
}

/** The files that name one of the codes, also where no coding has it. */
export function pathsNaming({ figures }: StudySnapshot, ids: readonly string[]): string[] {
  const { files, uses } = figures.study;
  const paths = new Set(ids.flatMap((id) => [...(uses.get(id)?.keys() ?? [])]));
  for (const [path, { otherCodes }] of files) {
    if (otherCodes?.some((code) => ids.includes(code))) paths.add(path);
  }
  return sortedPaths(paths);
}

/** What a person typed as an id. */
export function typedId(text: string): string {
  return normalizeId(text.trim());
}

const YES =
  '"yes" cannot be the id of a code, because exemplar=yes means all codes of a passage. ' +
  "Choose another id.";
