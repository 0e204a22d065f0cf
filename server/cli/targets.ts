import { statSync } from "node:fs";
import { join } from "node:path";
import { loadStudy } from "./loadStudy";

/** A transcript that a command is about. */
export interface Target {
  /** As it is shown: relative to the study, or as it was named. */
  readonly file: string;
  readonly path: string;
}

export interface Targets {
  readonly transcripts: readonly Target[];
  /** Whether a file of the study could not be read; it has been named on stderr. */
  readonly isIncomplete: boolean;
}

/** The transcripts of a study's folder, or the one file that was named. */
export async function targetsAt(path: string): Promise<Targets> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
    return { transcripts: [{ file: path, path }], isIncomplete: false };
  }
  const { study, paths } = await loadStudy(path);
  const readable = paths.filter((file) => !study.failures.has(file));
  return {
    transcripts: readable.map((file) => ({ file, path: join(path, file) })),
    isIncomplete: readable.length < paths.length,
  };
}
