import { CODING, type FileFacts } from "../../study/facts";
import { sortedPaths } from "../../study/study";
import type { Said } from "../report/model";
import type { PaperSource } from "./source";
import { saidIn } from "./said";

/** A coding of a file, by its row. */
export interface CodingPlace {
  readonly path: string;
  readonly coding: number;
}

/** For each code its first passage that a transcript marks as an exemplar, in the order of the files. */
export async function firstExemplars({
  study,
  pause,
}: PaperSource): Promise<ReadonlyMap<string, CodingPlace>> {
  const { files } = study.figures.study;
  const found = new Map<string, CodingPlace>();
  for (const path of sortedPaths(files.keys())) {
    const facts = files.get(path);
    for (const coding of facts?.exemplars ?? []) {
      const code = facts && codeOf(facts, coding);
      if (code !== undefined && !found.has(code)) found.set(code, { path, coding });
    }
    await pause();
  }
  return found;
}

/**
 * The words of a coding, quoted. Undefined where the file cannot be read any more, or has changed
 * since its codings were counted: wrong words are worse than none.
 */
export async function wordsOfCodingAt(
  { study, read }: Pick<PaperSource, "study" | "read">,
  { path, coding }: CodingPlace,
  attributes: readonly string[],
): Promise<readonly Said[] | undefined> {
  const facts = study.figures.study.files.get(path);
  const context = await read(path);
  const found = context?.transcript.codings[coding];
  if (facts === undefined || context === undefined || found === undefined) return undefined;
  const row = coding * CODING.width;
  const stretch = {
    start: facts.codings[row + CODING.start],
    end: facts.codings[row + CODING.end],
  };
  const { start, end } = found.passage;
  const isSame =
    found.code === codeOf(facts, coding) && start === stretch.start && end === stretch.end;
  return isSame ? saidIn(context, stretch, attributes) : undefined;
}

function codeOf({ codings, codes }: FileFacts, coding: number): string {
  return codes[codings[coding * CODING.width + CODING.code]];
}
