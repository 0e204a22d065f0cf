/** The scope: a query that limits what is counted and listed to part of a study. */
import { RequestType } from "vscode-languageserver-protocol";
import type { StudyOverview, StudyParams } from "../protocol";
import type { QueryProblem } from "./query";

export interface ScopeParams extends StudyParams {
  /** As it is written; empty for the whole study. */
  readonly query: string;
}

/** What is wrong with the query; with an error the scope stays what it was. */
export const scopeRequest = new RequestType<ScopeParams, readonly QueryProblem[] | null, void>(
  "verbatim/scope",
);

/** A study in its scope. */
export interface ScopedOverview extends Omit<StudyOverview, "scoped"> {
  readonly query: string;
  /** What is in scope. */
  readonly figures: {
    readonly cases: number;
    readonly transcripts: number;
    readonly passages: number;
  };
}
