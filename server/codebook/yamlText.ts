import { Composer, type CST, type Document } from "yaml";
import { readYamlTokens } from "../markup/yamlTokens";
import { MAX_LENGTH, MAX_NESTING, MAX_PROBLEMS, MAX_TOKENS } from "./limits";
import type { CodebookProblem } from "./model";
import { problem } from "./problems";
import { yamlProblem } from "./yamlMessages";

/** What a YAML text comes to: a document that can be walked, or none and the reason why. */
export interface YamlReading {
  readonly document?: Document.Parsed;
  readonly problems: readonly CodebookProblem[];
}

/**
 * Reads one YAML document (core schema, no merge keys) with offsets in UTF-16 units. The document
 * is absent when the text does not parse or passes a limit; the problems say where. Never throws.
 * `tokens: "keep"` leaves on every node the tokens it was made of, which edits need.
 */
export function readYaml(text: string, options: { tokens?: "keep" } = {}): YamlReading {
  if (text.length > MAX_LENGTH) return tooMuch(text, MAX_LENGTH, LENGTH_MESSAGE);
  const read = readYamlTokens(text, LIMITS);
  if ("limit" in read) return tooMuch(text, read.at, MESSAGES[read.limit]);
  return compose(text, read.tokens, options.tokens === "keep");
}

const count = (limit: number) => limit.toLocaleString("en");
const LENGTH_MESSAGE =
  `The codebook is longer than ${count(MAX_LENGTH)} characters (the limit), so it is not read. ` +
  "Shorten it, or split the study into several folders.";
const LIMITS = { maxTokens: MAX_TOKENS, maxNesting: MAX_NESTING, maxErrors: MAX_PROBLEMS };
const TOKENS_MESSAGE =
  `The codebook has more than ${count(MAX_TOKENS)} YAML tokens (the limit), so it is not read. ` +
  "Shorten it, or split the study into several folders.";
const NESTING_MESSAGE =
  `Here the codebook is nested deeper than ${count(MAX_NESTING)} levels (the limit), ` +
  "so it is not read. Move these codes further up.";
const MESSAGES = { tokens: TOKENS_MESSAGE, nesting: NESTING_MESSAGE };

function compose(
  text: string,
  tokens: readonly CST.Token[],
  keepSourceTokens: boolean,
): YamlReading {
  try {
    const composer = new Composer({ ...OPTIONS, keepSourceTokens });
    const [document, second] = composer.compose(tokens, true, text.length);
    return withProblems(text, document, second);
  } catch {
    // The library is not meant to throw here; should it ever, the last good codebook stays.
    const span = { start: 0, end: Math.min(text.length, 1) };
    return { problems: [problem("invalid-yaml", span, "The codebook cannot be read as YAML.")] };
  }
}

const OPTIONS = {
  uniqueKeys: false,
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

function withProblems(
  text: string,
  document: Document.Parsed,
  second: Document.Parsed | undefined,
): YamlReading {
  const errors = document.errors.map((error) => yamlProblem(text, error));
  if (second !== undefined) errors.push(secondDocument(text, second));
  if (errors.length > 0) return { problems: [firstOf(errors)] };
  return { document, problems: document.warnings.map((warning) => yamlProblem(text, warning)) };
}

/** Behind a first mistake the library misreads what follows: its other errors are seldom any. */
function firstOf(errors: readonly CodebookProblem[]): CodebookProblem {
  return errors.reduce((first, one) => (one.start < first.start ? one : first));
}

function secondDocument(text: string, second: Document.Parsed): CodebookProblem {
  const start = Math.min(second.range[0], text.length);
  return problem(
    "invalid-yaml",
    { start, end: Math.min(start + 3, text.length) },
    "A second YAML document starts here. Keep everything in one, without the line above it.",
  );
}

function tooMuch(text: string, at: number, message: string): YamlReading {
  const start = Math.min(at, text.length);
  const span = { start, end: Math.min(start + 1, text.length) };
  return { problems: [problem("limit-reached", span, message)] };
}
