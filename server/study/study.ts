import type { Codebook } from "../codebook/model";
import { CODING, rowCount, type FileFacts } from "./facts";

/** A folder with a codebook and the facts of every transcript in it (codebook, section 1). */
export interface Study {
  /** The codebook in force: the last one that could be read. */
  codebook: Codebook;
  /** What `cases.csv` says: case → attribute → value. */
  cases: CaseTable;
  /** The facts by the file's path in the study, with `/`. */
  readonly files: Map<string, FileFacts>;
  /** For each code the files that use it, and how often. */
  readonly uses: Map<string, Map<string, number>>;
}

export type CaseTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function createStudy(codebook: Codebook): Study {
  return { codebook, cases: new Map(), files: new Map(), uses: new Map() };
}

/** Puts new facts of a file in the place of the old ones. */
export function putFile(study: Study, path: string, facts: FileFacts): void {
  removeFile(study, path);
  study.files.set(path, facts);
  for (const [code, count] of countCodes(facts)) {
    const files = study.uses.get(code);
    if (files === undefined) study.uses.set(code, new Map([[path, count]]));
    else files.set(path, count);
  }
}

/** Takes a file out of the study; a file that is not in it changes nothing. */
export function removeFile(study: Study, path: string): void {
  const facts = study.files.get(path);
  if (facts === undefined) return;
  study.files.delete(path);
  for (const code of facts.codes) {
    const files = study.uses.get(code);
    files?.delete(path);
    if (files?.size === 0) study.uses.delete(code);
  }
}

/** The paths of the files in the order in which results are given: by UTF-16 units. */
export function sortedPaths(paths: Iterable<string>): string[] {
  return [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function countCodes(facts: FileFacts): Map<string, number> {
  const counts = new Map<string, number>();
  const rows = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < rows; coding++) {
    const code = facts.codes[facts.codings[coding * CODING.width + CODING.code]];
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}
