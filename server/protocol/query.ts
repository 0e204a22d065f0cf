/** Queries: what is wrong with one, what may be written next, and what it finds. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { QueryFigures } from "../counts/query/figures";
import type { ShownAs } from "../counts/query/shown";
import type { QueryProblem } from "../counts/query/syntax";
import type { StudyEditResult, StudyParams } from "../protocol";

export type { QueryFigures, QueryProblem, ShownAs };

export interface QueryParams extends StudyParams {
  /** As it is written; places in it are UTF-16 units. */
  readonly query: string;
}

/** The first thing that keeps it from being read, or every name that the study does not have. */
export const checkQueryRequest = new RequestType<QueryParams, readonly QueryProblem[] | null, void>(
  "verbatim/checkQuery",
);

export interface CompleteQueryParams extends QueryParams {
  readonly offset: number;
}

export type QueryCompletionKind = "operator" | "code" | "name" | "value";

/** Something that may stand at the place, from `start` to `end`. */
export interface QueryCompletion {
  readonly label: string;
  readonly kind: QueryCompletionKind;
  /** What it is, in a few words. */
  readonly detail: string;
  readonly newText: string;
  readonly start: number;
  readonly end: number;
  /** Whether something has to follow at once: a value behind `level=`, say. */
  readonly goesOn: boolean;
}

export interface CompleteQueryResult {
  /** Those that fit best first. */
  readonly items: readonly QueryCompletion[];
  /** How many there are; more than the items where not all are given. */
  readonly total: number;
}

export const completeQueryRequest = new RequestType<
  CompleteQueryParams,
  CompleteQueryResult | null,
  void
>("verbatim/completeQuery");

export interface RunQueryParams extends QueryParams {
  readonly as: ShownAs;
  /** How many stretches to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
  /** In the whole study, also where a scope is set. */
  readonly isWhole?: boolean;
}

/** A stretch that a query finds. */
export interface QueryHit {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  /** Its words in the file. */
  readonly range: Range;
  /** The wording; where it is long, its start with an ellipsis. */
  readonly text: string;
  /** The wording around it in its paragraphs. */
  readonly before: string;
  readonly after: string;
  readonly speaker: string | null;
  readonly case: string | null;
  readonly heading: string | null;
  /** Those of the passages with exactly the same ends; null for none and for several. */
  readonly memo: string | null;
  readonly by: string | null;
  readonly id: string | null;
  /** The codes on any of its words, each once, in the order of the wording. */
  readonly codes: readonly string[];
}

export interface RunQueryResult {
  readonly problems: readonly QueryProblem[];
  /** Null where an error keeps the query from being run. */
  readonly figures: QueryFigures | null;
  /** How many stretches there are to be shown, on all pages. */
  readonly total: number;
  readonly hits: readonly QueryHit[];
  /** Files that could not be read, or that have changed since they were counted. */
  readonly unread: readonly string[];
  /** The scope that it was looked for in. */
  readonly scope?: string;
}

/** One page of what a query finds. Asked again after a change, only changed files are looked at. */
export const runQueryRequest = new RequestType<RunQueryParams, RunQueryResult | null, void>(
  "verbatim/runQuery",
);

/** A query of the codebook, with its figures; or what is wrong with it. */
export interface SavedQuery {
  readonly name: string;
  readonly query: string;
  readonly problem: string | null;
  readonly figures: QueryFigures | null;
}

/** The queries of a study's codebook, in its order. */
export const savedQueriesRequest = new RequestType<StudyParams, readonly SavedQuery[] | null, void>(
  "verbatim/savedQueries",
);

/** A change of the queries that the codebook keeps. */
export type QueriesChange =
  | {
      readonly kind: "save";
      readonly name: string;
      readonly query: string;
      /** Whether one that has the name already goes. */
      readonly isReplacing: boolean;
    }
  | { readonly kind: "rename"; readonly name: string; readonly newName: string }
  | { readonly kind: "delete"; readonly name: string };

export interface ChangeQueriesParams extends StudyParams {
  readonly change: QueriesChange;
}

/** Edits of the codebook, or why there are none: a query that cannot be run is not saved, say. */
export const changeQueriesRequest = new RequestType<ChangeQueriesParams, StudyEditResult, void>(
  "verbatim/changeQueries",
);
