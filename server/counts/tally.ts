import type { FileShare } from "./fileCoverage";
import type { FileFigures } from "./fileFigures";

/**
 * Sums of the shares of all files of a study. A file's shares are taken away and added again when it
 * changes, so that a keystroke costs the same in a study of ten files and of ten thousand.
 */
export interface Tally {
  readonly nodes: Map<string, NodeSum>;
  readonly coverage: { words: number; codedWords: number; uncodedParagraphs: number };
  readonly cases: Map<string, CaseSum>;
}

interface NodeSum {
  codings: number;
  passages: number;
  words: number;
  transcripts: number;
  /** In how many files each case has words in a passage of the node. */
  readonly cases: Map<string, number>;
}

interface CaseSum {
  words: number;
  codedWords: number;
  uncodedParagraphs: number;
  /** In how many files the case speaks. */
  files: number;
}

/** What one file adds. */
export interface FileShares {
  readonly figures: FileFigures;
  readonly coverage: FileShare;
}

export function createTally(): Tally {
  return {
    nodes: new Map(),
    coverage: { words: 0, codedWords: 0, uncodedParagraphs: 0 },
    cases: new Map(),
  };
}

export function addShares(tally: Tally, shares: FileShares): void {
  change(tally, shares, 1);
}

export function removeShares(tally: Tally, shares: FileShares): void {
  change(tally, shares, -1);
}

function change(tally: Tally, { figures, coverage }: FileShares, sign: 1 | -1): void {
  for (const [node, share] of figures) {
    const sum = nodeSum(tally, node);
    sum.codings += sign * share.codings;
    sum.passages += sign * share.passages;
    sum.words += sign * share.words;
    sum.transcripts += sign;
    for (const name of share.cases) changeCount(sum.cases, name, sign);
    if (sum.transcripts === 0) tally.nodes.delete(node);
  }
  addCoverage(tally.coverage, coverage, sign);
  for (const [name, share] of coverage.cases) {
    const sum = caseSum(tally, name);
    addCoverage(sum, share, sign);
    sum.files += sign;
    if (sum.files === 0) tally.cases.delete(name);
  }
}

function addCoverage(
  sum: { words: number; codedWords: number; uncodedParagraphs: number },
  share: Omit<FileShare, "cases">,
  sign: 1 | -1,
): void {
  sum.words += sign * share.words;
  sum.codedWords += sign * share.codedWords;
  sum.uncodedParagraphs += sign * share.uncodedParagraphs;
}

function changeCount(counts: Map<string, number>, name: string, sign: 1 | -1): void {
  const count = (counts.get(name) ?? 0) + sign;
  if (count === 0) counts.delete(name);
  else counts.set(name, count);
}

function nodeSum(tally: Tally, node: string): NodeSum {
  let sum = tally.nodes.get(node);
  if (sum === undefined) {
    sum = { codings: 0, passages: 0, words: 0, transcripts: 0, cases: new Map() };
    tally.nodes.set(node, sum);
  }
  return sum;
}

function caseSum(tally: Tally, name: string): CaseSum {
  let sum = tally.cases.get(name);
  if (sum === undefined) {
    sum = { words: 0, codedWords: 0, uncodedParagraphs: 0, files: 0 };
    tally.cases.set(name, sum);
  }
  return sum;
}
