import { coverageOf } from "../counts/coverage";
import type { CoverageFigures, CoverageResult } from "../counts/results";
import { printResult, type Cell, type Sheet } from "./formats";
import { loadFigures } from "./loadCounted";
import type { Arguments } from "./usage";

/** `verbatim coverage`: how much of each transcript, of each case and of the study is coded. */
export async function runCoverage(args: Arguments): Promise<number> {
  const result = coverageOf((await loadFigures(args)).figures);
  printResult(args.format, result, () => sheetOf(result));
  return 0;
}

const COLUMNS = ["of", "file", "case", "words", "codedWords", "coverage", "uncodedParagraphs"];

function sheetOf(result: CoverageResult): Sheet {
  const row = (of: string, file: Cell, name: Cell, share: CoverageFigures): Cell[] => [
    of,
    file,
    name,
    share.words,
    share.codedWords,
    share.coverage,
    share.uncodedParagraphs,
  ];
  return {
    columns: COLUMNS,
    rows: [
      ...result.files.map((file) => row("file", file.file, file.case, file)),
      ...result.cases.map((share) => row("case", null, share.case, share)),
      row("study", null, null, result),
    ],
  };
}
