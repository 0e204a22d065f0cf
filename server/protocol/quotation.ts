/** Words of a transcript without their markup, with what a quotation says of who said them. */
import { RequestType, type Range } from "vscode-languageserver-protocol";

export interface QuotationParams {
  readonly uri: string;
  /** The version of the document that the ranges belong to. */
  readonly version: number;
  /** An empty range means the passage that it lies in, or else the sentence. */
  readonly ranges: readonly Range[];
}

/** What one speaker says. */
export interface Quote {
  /** Its pieces in the order of the text: between two of them, words are left out. */
  readonly pieces: readonly string[];
  /** Null for an interviewer's words. */
  readonly case: string | null;
  readonly speaker: string | null;
  /** The case's, in the order in which they are written. */
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  /** The path of the transcript in its study. */
  readonly file: string;
  readonly heading: string | null;
  /** The last time stamp of a label up to its first word, without brackets. */
  readonly timestamp: string | null;
}

export interface QuotationResult {
  /** One for each speaker in turn. */
  readonly quotes: readonly Quote[];
  /** Why there are none, in a sentence. */
  readonly reason: string | null;
}

export const quotationRequest = new RequestType<QuotationParams, QuotationResult, void>(
  "verbatim/quotation",
);
