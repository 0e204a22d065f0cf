/** The results that the command line prints as JSON and the server answers with, alike. */

/** The figures of a theme, a category or a code (counting rules, section 3). */
export interface NodeFigures {
  readonly codings: number;
  readonly passages: number;
  readonly words: number;
  readonly cases: number;
  readonly transcripts: number;
}

export type ReportedKind = "theme" | "category" | "code" | "unknown";

export interface ThemeRow extends NodeFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
  readonly children: readonly ThemeRow[];
}

/** `verbatim themes`: every level most recurrent first, unused ones included. */
export interface ThemesResult {
  readonly title: string | null;
  readonly nodes: readonly ThemeRow[];
}

/** One row of `verbatim codings`: line and column from 1, where its words start. */
export interface CodingRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly text: string;
  readonly speaker: string | null;
  readonly case: string | null;
  readonly heading: string | null;
  readonly memo: string | null;
  readonly by: string | null;
  readonly id: string | null;
}

export interface CoverageFigures {
  readonly words: number;
  readonly codedWords: number;
  /** A share from 0 to 1; null where there are no words. */
  readonly coverage: number | null;
  readonly uncodedParagraphs: number;
}

export interface FileCoverage extends CoverageFigures {
  readonly file: string;
  readonly case: string;
}

export interface CaseCoverage extends CoverageFigures {
  readonly case: string;
}

export interface CoverageResult extends CoverageFigures {
  readonly files: readonly FileCoverage[];
  readonly cases: readonly CaseCoverage[];
}
