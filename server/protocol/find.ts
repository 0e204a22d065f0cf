/** Finding words in a study, and coding what was found. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { StudyEditResult, StudyParams } from "../protocol";

/**
 * - `words`: the shortest stretches of a paragraph that hold all of the words, in any order
 * - `phrase`: the text as it is typed
 * - `expression`: what a regular expression matches, in the syntax of RE2
 */
export type FindMode = "words" | "phrase" | "expression";

export interface FindQuery {
  readonly mode: FindMode;
  readonly text: string;
  readonly isCaseSensitive: boolean;
  /** Only whole words; else a part of a word is a hit, too. */
  readonly isWholeWord: boolean;
  /** Whose speech is searched. */
  readonly speakers: "participants" | "everybody";
}

/** What is wrong with a query, in a sentence, and where in its text, in UTF-16 units. */
export interface FindProblem {
  readonly message: string;
  readonly position: number;
}

/** Where a search goes on: with the hits that start at a place of a file, or behind it. */
export interface FindCursor {
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  /** UTF-16 units of the file's wording. */
  readonly place: number;
}

export interface FindParams extends StudyParams {
  readonly query: FindQuery;
  /** Null: from the start of the study. */
  readonly from: FindCursor | null;
  /** How many hits to give at most. */
  readonly limit: number;
  /** Only files that have changed after that revision. */
  readonly since?: number;
}

/** A code on the words of a hit. */
export interface CodeOnHit {
  readonly id: string;
  /** Whether all words of the hit are in the passage. */
  readonly isWhole: boolean;
}

export interface FindHit {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  readonly case: string | null;
  readonly speaker: string | null;
  /** Where it stands in the file. */
  readonly range: Range;
  /** Where it stands in the file's wording, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The wording around it in its paragraph. */
  readonly before: string;
  /** The wording of the hit; where it is long, its start with an ellipsis. */
  readonly text: string;
  readonly after: string;
  readonly codes: readonly CodeOnHit[];
}

export interface FindResult {
  /** Why nothing was searched. */
  readonly problem: FindProblem | null;
  readonly hits: readonly FindHit[];
  /** Where to go on; null when everything was searched. */
  readonly next: FindCursor | null;
  /** How many of the files were searched so far, this answer's included, and how many there are. */
  readonly searched: number;
  readonly total: number;
  /** The files that this answer has all hits of, or the last ones. */
  readonly files: readonly string[];
  /** Files that could not be read. */
  readonly unread: readonly string[];
  /** To ask later what has changed. */
  readonly revision: number;
}

/** One page of the hits; a long search answers with what it has and where to go on. */
export const findRequest = new RequestType<FindParams, FindResult | null, void>("verbatim/find");

/** What of the paragraph around a hit is coded. */
export type CodeUnit = "words" | "sentence" | "paragraph";

/** A hit as it was listed: enough to see whether the words are still the same. */
export interface ListedHit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** A code that is to be added to the codebook. */
export interface AddedCode {
  readonly id: string;
  readonly name: string | null;
  /** The theme or category it goes under; null: outside themes. */
  readonly under: string | null;
}

export interface CodeHitsParams extends StudyParams {
  readonly hits: readonly ListedHit[];
  readonly code: string;
  readonly unit: CodeUnit;
  /** Set where the codebook does not have the code yet. */
  readonly isNew: AddedCode | null;
}

/** A hit that was left out, by its place in the list, and why, in a sentence. */
export interface RefusedHit {
  readonly index: number;
  readonly reason: string;
}

export interface CodeHitsResult extends StudyEditResult {
  /** How many passages there will be; several hits in one sentence or paragraph are one. */
  readonly passages: number;
  readonly refused: readonly RefusedHit[];
}

/** Codes hits in all their files at once. */
export const codeHitsRequest = new RequestType<CodeHitsParams, CodeHitsResult, void>(
  "verbatim/codeHits",
);
