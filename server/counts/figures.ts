import type { Codebook } from "../codebook/model";
import type { FileFacts } from "../study/facts";
import { createStudy, putFile, removeFile, type CaseTable, type Study } from "../study/study";
import { voicesOf, type Voices } from "../study/voices";
import { coverFile } from "./fileCoverage";
import { countFile } from "./fileFigures";
import { addShares, createTally, removeShares, type FileShares, type Tally } from "./tally";

/** A study and its figures, kept up to date file by file. */
export interface Figures {
  readonly study: Study;
  /** What each file adds to the figures, by path. */
  readonly shares: Map<string, FileShares>;
  readonly voices: Map<string, Voices>;
  /** Replaced, never emptied, when everything is counted anew. */
  tally: Tally;
  /** How many words an uncoded paragraph has at least. */
  minWords: number;
}

export function createFigures(codebook: Codebook, minWords: number): Figures {
  return {
    study: createStudy(codebook),
    shares: new Map(),
    voices: new Map(),
    tally: createTally(),
    minWords,
  };
}

/** Takes in new facts of a file: the cost does not depend on the size of the study. */
export function putFacts(figures: Figures, path: string, facts: FileFacts): void {
  dropShares(figures, path);
  putFile(figures.study, path, facts);
  takeShares(figures, path, facts);
}

/** Forgets a file. */
export function dropFacts(figures: Figures, path: string): void {
  dropShares(figures, path);
  removeFile(figures.study, path);
}

export function setCases(figures: Figures, cases: CaseTable): void {
  figures.study.cases = cases;
}

/** Whether figures must be counted anew when `next` comes in the place of `last`. */
export function changesFigures(last: Codebook, next: Codebook): boolean {
  if (last.interviewers.join("\n") !== next.interviewers.join("\n")) return true;
  if (last.nodes.size !== next.nodes.size) return true;
  for (const [id, node] of next.nodes) {
    const before = last.nodes.get(id);
    if (before === undefined || before.parent !== node.parent) return true;
  }
  return false;
}

/** Counts everything anew; `pause` is called after each file, so that others get their turn. */
export async function recount(
  figures: Figures,
  change: { readonly codebook?: Codebook; readonly minWords?: number },
  pause: () => Promise<void> | undefined,
): Promise<void> {
  figures.study.codebook = change.codebook ?? figures.study.codebook;
  figures.minWords = change.minWords ?? figures.minWords;
  figures.shares.clear();
  figures.tally = createTally();
  // While others have their turn, files come, go and change; those that change are counted then.
  for (const path of [...figures.study.files.keys()]) {
    const facts = figures.study.files.get(path);
    if (facts !== undefined && !figures.shares.has(path)) takeShares(figures, path, facts);
    await pause();
  }
}

function takeShares(figures: Figures, path: string, facts: FileFacts): void {
  const { codebook } = figures.study;
  const voices = voicesOf(facts, codebook.interviewers);
  const shares = {
    figures: countFile(facts, voices, codebook),
    coverage: coverFile(facts, voices, figures.minWords),
  };
  figures.voices.set(path, voices);
  figures.shares.set(path, shares);
  addShares(figures.tally, shares);
}

function dropShares(figures: Figures, path: string): void {
  const shares = figures.shares.get(path);
  figures.voices.delete(path);
  if (shares === undefined) return;
  figures.shares.delete(path);
  removeShares(figures.tally, shares);
}
