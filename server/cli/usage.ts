import type { Format } from "./formats";

/** What a command is given: the study's folder or a file, and how to print. */
export interface Arguments {
  readonly path: string;
  readonly format: Format;
  readonly isStrict: boolean;
  /** Whether words that changed since a transcript was sealed are accepted. */
  readonly isResealing: boolean;
}

/** Wrong usage: one clear line on stderr, and exit status 2. */
export class UsageError extends Error {}
