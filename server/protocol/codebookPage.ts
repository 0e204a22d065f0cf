/** What the codebook's page is told: its entries, their figures, and examples from the data. */
import { RequestType } from "vscode-languageserver-protocol";
import type { NodeFigures } from "../counts/results";
import type { PassageInfo, StudyParams } from "../protocol";

/** A theme, a category or a code as its entry in the codebook says. */
export interface CodebookEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: "theme" | "category" | "code";
  /** How many entries it lies below: 0 for themes and for codes outside them. */
  readonly depth: number;
  /** The names from its theme down to the entry above it. */
  readonly path: readonly string[];
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  /** Examples that the codebook itself gives. */
  readonly examples: readonly string[];
  readonly illustration: string | null;
  readonly memo: string | null;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  readonly status: "draft" | "active" | "retired";
  readonly replacedBy: string | null;
  /** `#rrggbb`. */
  readonly color: string;
}

/** A code that transcripts use and the codebook lacks. */
export interface UnknownEntry extends NodeFigures {
  readonly id: string;
  readonly color: string;
}

export interface CodebookPageParams extends StudyParams {
  /** The revision of the entries that the page has; null for none. */
  readonly revision: number | null;
}

export interface CodebookPageResult {
  /** The study's folder. */
  readonly uri: string;
  readonly title: string;
  /** The query of the scope, where one limits what is counted. */
  readonly scope?: string;
  /** Why the codebook is not the one in the file, in a sentence. */
  readonly failure: string | null;
  readonly cases: number;
  readonly transcripts: number;
  readonly revision: number;
  /** Depth first in the codebook's order; null where they are those of the revision asked with. */
  readonly entries: readonly CodebookEntry[] | null;
  /** The figures of the entries, in the same order. */
  readonly figures: readonly NodeFigures[];
  readonly unknown: readonly UnknownEntry[];
}

export const codebookPageRequest = new RequestType<
  CodebookPageParams,
  CodebookPageResult | null,
  void
>("verbatim/codebookPage");

export interface ExamplesParams extends StudyParams {
  readonly node: string;
  /** How many at most; a page that shows more asks again for all of them. */
  readonly limit: number;
}

export interface ExampleInfo extends PassageInfo {
  /** Whether the transcript says that it is typical: `exemplar=yes`, or with the code's id. */
  readonly isExemplar: boolean;
}

export interface ExamplesResult {
  readonly examples: readonly ExampleInfo[];
  /** Whether a larger limit gives more; who wants more than the most there are lists the passages. */
  readonly hasMore: boolean;
}

/** Passages that show what a node means, the most telling first. */
export const examplesRequest = new RequestType<ExamplesParams, ExamplesResult | null, void>(
  "verbatim/examples",
);
