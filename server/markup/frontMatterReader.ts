import { Composer, isAlias, isMap, isScalar, type Document, type Node } from "yaml";
import { readYamlTokens } from "./yamlTokens";
import type { FrontMatterValue, MarkupProblem, Span } from "./model";

/**
 * Opens the YAML between the fences of a file. The reader has the problems that keep it from being
 * read; where there are any, its values are not to be used. A text beyond the limits has no reader.
 */
export function openFrontMatter(
  text: string,
  inner: Span,
): Reader | { readonly problem: MarkupProblem } {
  // A lone CR ends a line of the file, but not one of YAML.
  const source = text.slice(inner.start, inner.end).replace(/\r(?!\n)/g, "\n");
  const read = readYamlTokens(source, LIMITS);
  if ("limit" in read) return tooMuch(inner.start + Math.min(read.at, source.length));
  const [document, second] = new Composer(OPTIONS).compose(read.tokens, true, source.length);
  const reader: Reader = { document, base: inner.start, problems: [] };
  for (const error of document.errors) {
    const [start, end] = error.pos;
    report(reader, `This is not valid YAML: ${firstLine(error.message)}`, { start, end });
  }
  if (second !== undefined) {
    const [start, end] = second.range;
    report(reader, "The front matter must be one YAML document.", { start, end });
  }
  return reader;
}

export interface Reader {
  readonly document: Document.Parsed;
  /** The offset of the YAML in the file. */
  readonly base: number;
  readonly problems: MarkupProblem[];
}

export interface Entry {
  readonly key: FrontMatterValue;
  readonly value: Node | null;
}

/** The entries of a map with scalar keys; anything else is a problem. The first of two keys wins. */
export function entriesOf(reader: Reader, node: Node | null, what: string): readonly Entry[] {
  const map = resolve(reader, node);
  if (map === null || (isScalar(map) && map.value === null)) return [];
  if (!isMap(map)) {
    report(reader, `${what} must be a list of “key: value” entries.`, spanOf(map));
    return [];
  }
  const entries = new Map<string, Entry>();
  for (const pair of map.items) {
    const key = scalarOf(reader, pair.key as Node | null);
    if (key === undefined) report(reader, `${what} has a key that is not a word.`, spanOf(map));
    else if (!entries.has(key.value)) entries.set(key.value, { key, value: pair.value as Node });
  }
  return [...entries.values()];
}

/** A scalar's text; nothing for an empty one, and a problem for anything else. */
export function readValue(
  reader: Reader,
  node: Node | null,
  what: string,
): FrontMatterValue | undefined {
  const resolved = resolve(reader, node);
  if (resolved === null || (isScalar(resolved) && resolved.value === null)) return undefined;
  const scalar = scalarOf(reader, resolved);
  if (scalar === undefined) report(reader, `${what} must be one plain value.`, spanOf(resolved));
  return scalar;
}

/** The text of a scalar as it is written; quotes, escapes and folding are YAML's. */
export function scalarOf(reader: Reader, node: Node | null): FrontMatterValue | undefined {
  const scalar = resolve(reader, node);
  if (!isScalar(scalar)) return undefined;
  const isText = typeof scalar.value === "string";
  const span = spanOf(node ?? scalar);
  const written = isText ? String(scalar.value) : (scalar.source ?? String(scalar.value ?? ""));
  return { value: written, start: reader.base + span.start, end: reader.base + span.end };
}

export function resolve(reader: Reader, node: Node | null): Node | null {
  if (!isAlias(node)) return node;
  const target = node.resolve(reader.document);
  if (target === undefined) report(reader, "This alias has no anchor.", spanOf(node));
  return target ?? null;
}

export function spanOf(node: Node | null): Span {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

export function report(reader: Reader, message: string, span: Span): void {
  reader.problems.push({
    code: "invalid-front-matter",
    severity: "error",
    message,
    start: reader.base + span.start,
    end: reader.base + Math.max(span.end, span.start),
  });
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0].replace(/ at line \d+, column \d+:?$/, ".");
}

/** Front matter has some dozens of lines; these limits are there for files made to do harm. */
const LIMITS = { maxTokens: 20_000, maxNesting: 50, maxErrors: 100 };
const OPTIONS = { schema: "core", logLevel: "silent" } as const;

function tooMuch(at: number): { readonly problem: MarkupProblem } {
  const message =
    "The front matter is too long or too deeply nested (20,000 YAML tokens, 50 levels), so it is not read.";
  const problem = { code: "invalid-front-matter", severity: "error", message } as const;
  return { problem: { ...problem, start: at, end: at + 1 } };
}
