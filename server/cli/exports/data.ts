import { join, relative, resolve } from "node:path";
import { transcriptMatcher } from "../../codebook/match";
import type { DataFormat } from "../../exchange/data/files";
import { printAccount } from "../account";
import { loadStudy, type LoadedStudy } from "../loadStudy";
import { refuseTaken, writeFileAt } from "../output";
import { paperSource } from "../paperSource";
import { createFolder } from "../replaceFile";
import { UsageError, type Arguments } from "../usage";

/** `verbatim export --data`: the study as tables for programs, in a folder, and the account of it. */
export async function exportData({ path, format, exchange }: Arguments): Promise<number> {
  const { to, data = "", isForced } = exchange;
  const { DATA_FORMATS, dataFileNames, dataFiles, datasetOf } = await import("../../lazy/data");
  const wanted = DATA_FORMATS.find((name) => name === data.toLowerCase());
  if (wanted === undefined)
    throw new UsageError(`“${data}” is no format of data: take ${DATA_FORMATS.join(", ")}.`);
  if (to === undefined)
    throw new UsageError(`Say which folder to write to: --to <folder> --data ${wanted}`);
  const names = dataFileNames(wanted satisfies DataFormat);
  for (const name of names) refuseTaken({ path: join(to, name), isForced });
  const loaded = await loadStudy(path);
  refuseTranscripts(loaded, path, { to, names });
  const dataset = await datasetOf(paperSource(loaded, path));
  const problem = createFolder(to);
  if (problem !== undefined) throw new UsageError(`“${to}”: ${problem}`);
  for (const { name, bytes } of dataFiles(dataset, wanted))
    writeFileAt({ path: join(to, name), isForced }, bytes);
  printAccount(format, dataset.account);
  return 0;
}

/** What is written must not be taken for an interview when the study is read again. */
export function refuseTranscripts(
  { study }: LoadedStudy,
  folder: string,
  { to, names }: { readonly to: string; readonly names: readonly string[] },
): void {
  const isTranscript = transcriptMatcher(study.figures.study.codebook);
  for (const name of names) {
    const path = relative(resolve(folder), resolve(to, name)).replaceAll("\\", "/");
    if (!path.startsWith("../") && isTranscript(path))
      throw new UsageError(
        `“${path}” would be taken for a transcript of the study. Name a folder outside “${to}”.`,
      );
  }
}
