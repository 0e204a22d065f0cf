import type { Format } from "./formats";

/** What a command is given: the study's folder or a file, and how to print. */
export interface Arguments {
  readonly path: string;
  readonly format: Format;
  readonly isStrict: boolean;
  /** Whether words that changed since a transcript was sealed are accepted. */
  readonly isResealing: boolean;
  /** What follows the path: a query, or words. */
  readonly operand?: string;
  readonly query: QueryArguments;
}

/** How `verbatim query` and `verbatim kwic` are told what to look for and to show. */
export interface QueryArguments {
  /** The name of a query of the codebook. */
  readonly saved?: string;
  readonly as: string;
  /** Whether only the figures are printed. */
  readonly isCounting: boolean;
  readonly width: string;
  readonly role?: string;
  /** Queries that say where words are looked for. */
  readonly where?: readonly string[];
}

/** Wrong usage: one clear line on stderr, and exit status 2. */
export class UsageError extends Error {}
