import { sortedPaths } from "../study/study";
import type { Figures } from "./figures";
import type { CaseCoverage, CoverageFigures, CoverageResult, FileCoverage } from "./results";

/** Coverage by file, by case and of the study (counting rules, section 3). */
export function coverageOf(figures: Figures): CoverageResult {
  const { tally } = figures;
  return { ...withShare(tally.coverage), files: filesOf(figures), cases: casesOf(figures) };
}

/** Adds the share of the words that are coded; nothing of nothing has no share. */
export function withShare(counts: Omit<CoverageFigures, "coverage">): CoverageFigures {
  const { words, codedWords, uncodedParagraphs } = counts;
  const coverage = words === 0 ? null : codedWords / words;
  return { words, codedWords, coverage, uncodedParagraphs };
}

function filesOf({ shares, study }: Figures): FileCoverage[] {
  const files: FileCoverage[] = [];
  for (const file of sortedPaths(shares.keys())) {
    const share = shares.get(file);
    const facts = study.files.get(file);
    if (share === undefined || facts === undefined) continue;
    files.push({ file, case: facts.case, ...withShare(share.coverage) });
  }
  return files;
}

/** In the order in which the cases first speak, file after file. */
function casesOf({ shares, tally }: Figures): CaseCoverage[] {
  const names = new Set<string>();
  for (const file of sortedPaths(shares.keys())) {
    for (const name of shares.get(file)?.coverage.cases.keys() ?? []) names.add(name);
  }
  return [...names].flatMap((name) => {
    const sum = tally.cases.get(name);
    return sum === undefined ? [] : [{ case: name, ...withShare(sum) }];
  });
}
