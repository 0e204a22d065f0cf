/**
 * How much of a codebook is read. A codebook of a study has some hundreds of codes; these limits
 * are there for files that were made to do harm, and each is announced as `limit-reached`.
 */

/** UTF-16 units of codebook.yaml. */
export const MAX_LENGTH = 1_000_000;
/** Tokens of YAML: keys, colons, values, line breaks and runs of blanks. */
export const MAX_TOKENS = 250_000;
/** Maps and lists inside each other; two of them make one level of codes. */
export const MAX_NESTING = 200;
/** Codes inside codes, aliases included. */
export const MAX_LEVELS = 100;
/** Themes, categories and codes. */
export const MAX_NODES = 20_000;
/** Uses of a YAML alias (`*name`). */
export const MAX_ALIASES = 100;
/** Problems shown for one file. */
export const MAX_PROBLEMS = 1_000;
/** Problems for which the nearest id is looked up: each takes a pass over all ids. */
export const MAX_SUGGESTIONS = 50;
/** Globs under `transcripts`, and what one of them may come to when its braces are expanded. */
export const MAX_GLOBS = 200;
export const MAX_GLOB_LENGTH = 200;
/** UTF-16 units of cases.csv. */
export const MAX_CASES_LENGTH = 10_000_000;
