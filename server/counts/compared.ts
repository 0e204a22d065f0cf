import type { Codebook } from "../codebook/model";
import type { FileFacts } from "../study/facts";
import { sortedPaths, type CaseTable } from "../study/study";
import type { Voices } from "../study/voices";
import type { Figures } from "./figures";

/**
 * A study at one moment. Comparisons give way to others while they count, and in the meantime files
 * come, go and change; facts and voices are replaced then and never changed, so that what was looked
 * up at the start stays as it was.
 */
export interface Compared {
  readonly codebook: Codebook;
  /** What `cases.csv` says: case → attribute → value. */
  readonly cases: CaseTable;
  /** Every code that has a coding, in no order. */
  readonly codes: readonly string[];
  /** By path, by UTF-16 units. */
  readonly files: readonly ComparedFile[];
}

export interface ComparedFile {
  /** The file's path in its study, with `/`. */
  readonly path: string;
  readonly facts: FileFacts;
  readonly voices: Voices;
}

/** Called in a loop: nothing most of the time, and a promise when it is time to give way. */
export type GiveWay = () => Promise<void> | undefined;

/** For those who have nobody to give way to. */
export const giveNoWay: GiveWay = () => undefined;

/** The study as it is now. */
export function comparedOf({ study, voices }: Figures): Compared {
  const files: ComparedFile[] = [];
  for (const path of sortedPaths(study.files.keys())) {
    const facts = study.files.get(path);
    const own = voices.get(path);
    if (facts !== undefined && own !== undefined) files.push({ path, facts, voices: own });
  }
  return { codebook: study.codebook, cases: study.cases, codes: [...study.uses.keys()], files };
}

/** The default order of names: by UTF-16 units. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
