import { relative, resolve } from "node:path";
import { refusedTarget } from "../../exchange/exports/refusedTargets";
import type { LoadedStudy } from "../loadStudy";
import { UsageError } from "../usage";

/** What is written must not be taken for an interview when the study is read again. */
export function refuseTranscripts(
  { study }: LoadedStudy,
  folder: string,
  targets: readonly string[],
): void {
  const reason = refusedTarget(
    study.figures.study.codebook,
    targets.map((name) => ({ name, path: pathIn(folder, name) })),
  );
  if (reason !== undefined) throw new UsageError(reason);
}

function pathIn(folder: string, target: string): string | undefined {
  const path = relative(resolve(folder), resolve(target)).replaceAll("\\", "/");
  return path.startsWith("../") ? undefined : path;
}
