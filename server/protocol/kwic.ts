/** The key word in context: words wherever they are said, with what stands around them. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { StudyParams } from "../protocol";

/** Which words, and where. */
export interface KwicWords {
  readonly words: string;
  /** A query: only words in what it finds; null: anywhere. */
  readonly where: string | null;
  /** Whose words; null: anybody’s. */
  readonly role: "participant" | "interviewer" | null;
}

export interface KwicParams extends StudyParams, KwicWords {
  /** How many characters are given before and after the words, in UTF-16 units. */
  readonly width: number;
  /** How many lines are given at most; at most 5,000 are. */
  readonly limit: number;
}

/** Words where they are said. */
export interface KwicHit {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  /** The words in the file. */
  readonly range: Range;
  readonly speaker: string | null;
  readonly case: string | null;
  /** What stands around them in their paragraph. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface KwicResult {
  /** Why nothing can be looked for, in a sentence. */
  readonly problem: string | null;
  /** In the order of the files, in each of the places. */
  readonly lines: readonly KwicHit[];
  /** How many there are; more than the lines where not all are given. */
  readonly total: number;
  readonly unread: readonly string[];
  /** The scope that they were looked for in. */
  readonly scope?: string;
}

export const kwicRequest = new RequestType<KwicParams, KwicResult | null, void>("verbatim/kwic");
