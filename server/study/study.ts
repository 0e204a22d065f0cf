import type { Codebook } from "../codebook/model";
import { CODING, type FileFacts } from "./facts";
import type { MemoFacts } from "./memos/memoFacts";

/** A folder with a codebook and the facts of every transcript in it (codebook, section 1). */
export interface Study {
  /** The codebook in force: the last one that could be read. */
  codebook: Codebook;
  /** What `cases.csv` says: case → attribute → value. */
  cases: CaseTable;
  /** The facts by the file's path in the study, with `/`. */
  readonly files: Map<string, FileFacts>;
  /** The files of `memos/`, by their paths; no transcripts, and never counted. */
  readonly memos: Map<string, MemoFacts>;
  /** For each code the files that use it, and how often. */
  readonly uses: Map<string, Map<string, number>>;
}

export type CaseTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function createStudy(codebook: Codebook): Study {
  return { codebook, cases: new Map(), files: new Map(), memos: new Map(), uses: new Map() };
}

/** Puts new facts of a file in the place of the old ones. */
export function putFile(study: Study, path: string, facts: FileFacts): void {
  removeFile(study, path);
  study.files.set(path, facts);
  const counts = countCodes(facts);
  for (let index = 0; index < counts.length; index++) {
    const code = facts.codes[index];
    const files = study.uses.get(code);
    if (files === undefined) study.uses.set(code, new Map([[path, counts[index]]]));
    else files.set(path, counts[index]);
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

/** How often each code of the file is applied, by its index. */
function countCodes({ codes, codings }: FileFacts): Int32Array {
  const counts = new Int32Array(codes.length);
  for (let row = 0; row < codings.length; row += CODING.width) counts[codings[row + CODING.code]]++;
  return counts;
}
