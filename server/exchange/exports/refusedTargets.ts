import { transcriptMatcher } from "../../codebook/match";
import type { Codebook } from "../../codebook/model";
import { CASES_NAME } from "../../study/discovery";

/** Where a file would be written. */
export interface ExportTarget {
  /** As it is told to people. */
  readonly name: string;
  /** Its path in the study, with forward slashes; undefined where it lies outside. */
  readonly path: string | undefined;
}

/**
 * What is exported must not be taken for a text of the study when this is read again: its table of
 * cases in the study's folder, or whatever the globs of the codebook take for a transcript. Gives the
 * reason for the first such file, or undefined where all may be written.
 */
export function refusedTarget(
  codebook: Codebook | undefined,
  targets: readonly ExportTarget[],
): string | undefined {
  const isTranscript = transcriptMatcher(codebook);
  for (const { name, path } of targets) {
    if (path === undefined) continue;
    if (path === CASES_NAME)
      return `“${name}” would be taken for the cases of the study. Name another folder.`;
    if (isTranscript(path))
      return `“${name}” would be taken for a transcript of the study. Name another place.`;
  }
  return undefined;
}
