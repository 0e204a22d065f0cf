import { relative, resolve } from "node:path";
import { transcriptMatcher } from "../../codebook/match";
import { CASES_NAME } from "../../study/discovery";
import type { LoadedStudy } from "../loadStudy";
import { UsageError } from "../usage";

/** What is written must not be taken for an interview when the study is read again. */
export function refuseTranscripts(
  { study }: LoadedStudy,
  folder: string,
  targets: readonly string[],
): void {
  const isTranscript = transcriptMatcher(study.figures.study.codebook);
  for (const target of targets) {
    const path = relative(resolve(folder), resolve(target)).replaceAll("\\", "/");
    if (path === CASES_NAME)
      throw new UsageError(
        `“${target}” would be taken for the cases of the study. Name another folder.`,
      );
    if (!path.startsWith("../") && isTranscript(path))
      throw new UsageError(
        `“${target}” would be taken for a transcript of the study. Name another place.`,
      );
  }
}
