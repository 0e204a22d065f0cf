import { join } from "node:path";
import type { DataFile, DataFormat } from "../../exchange/data/files";
import { printAccount } from "../account";
import { loadStudy } from "../loadStudy";
import { refuseTaken } from "../output";
import { paperSource } from "../paperSource";
import { UsageError, type Arguments } from "../usage";
import { writeTogether, type TogetherFile } from "../writeTogether";
import { refuseTranscripts } from "./refuseTranscripts";

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
  refuseTranscripts(
    loaded,
    path,
    names.map((name) => join(to, name)),
  );
  const dataset = await datasetOf(paperSource(loaded, path));
  const problem = await writeTogether(placed(dataFiles(dataset, wanted), to), { isForced });
  if (problem !== undefined) throw new UsageError(problem);
  printAccount(format, dataset.account);
  return 0;
}

function* placed(files: Iterable<DataFile>, folder: string): Generator<TogetherFile> {
  for (const { name, bytes } of files) yield { path: join(folder, name), bytes };
}
