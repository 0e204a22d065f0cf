import { Composer, isAlias, isMap, isScalar, isSeq, type Document, type Node } from "yaml";
import { readYamlTokens } from "./yamlTokens";
import type {
  Attribute,
  DeclaredSpeaker,
  FrontMatter,
  FrontMatterValue,
  MarkupProblem,
  Span,
} from "./model";

/** Reads the YAML between the fences: its values, and every problem at its exact place. */
export function readFrontMatterYaml(text: string, inner: Span): FrontMatter {
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
  const values = reader.problems.length > 0 ? NO_VALUES : readTop(reader);
  return { ...values, problems: reader.problems };
}

/** Front matter has some dozens of lines; these limits are there for files made to do harm. */
const LIMITS = { maxTokens: 20_000, maxNesting: 50, maxErrors: 100 };
const OPTIONS = { schema: "core", logLevel: "silent" } as const;

function tooMuch(at: number): FrontMatter {
  const message =
    "The front matter is too long or too deeply nested (20,000 YAML tokens, 50 levels), so it is not read.";
  const problem = { code: "invalid-front-matter", severity: "error", message } as const;
  return { ...NO_VALUES, problems: [{ ...problem, start: at, end: at + 1 }] };
}

interface Reader {
  readonly document: Document.Parsed;
  /** The offset of the YAML in the file. */
  readonly base: number;
  readonly problems: MarkupProblem[];
}

type Values = Omit<FrontMatter, "span" | "problems">;
type MutableValues = { -readonly [Key in keyof Values]: Values[Key] };
const NO_VALUES: Values = { attributes: [], speakers: [] };
const PLAIN_KEYS = ["case", "coder", "date", "source", "status"] as const;

function readTop(reader: Reader): Values {
  const values: MutableValues = { attributes: [], speakers: [] };
  const top = reader.document.contents;
  if (top === null || (isScalar(top) && top.value === null)) return values;
  for (const { key, value } of entriesOf(reader, top, "The front matter")) {
    if (key.value === "attributes") values.attributes = readAttributes(reader, value);
    else if (key.value === "speakers") values.speakers = readSpeakers(reader, value);
    else if (key.value === "verbatim") values.seal = readValue(reader, value, "verbatim");
    else {
      const plain = PLAIN_KEYS.find((name) => name === key.value);
      if (plain !== undefined) values[plain] = readValue(reader, value, plain);
    }
  }
  return values;
}

interface Entry {
  readonly key: FrontMatterValue;
  readonly value: Node | null;
}

/** The entries of a map with scalar keys; anything else is a problem. The first of two keys wins. */
function entriesOf(reader: Reader, node: Node | null, what: string): readonly Entry[] {
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

function readAttributes(reader: Reader, node: Node | null): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (const { key, value } of entriesOf(reader, node, "attributes")) {
    const scalar = readValue(reader, value, `The attribute “${key.value}”`);
    if (scalar === undefined) continue;
    attributes.push({
      key: key.value,
      value: scalar.value,
      keySpan: { start: key.start, end: key.end },
      valueSpan: { start: scalar.start, end: scalar.end },
    });
  }
  return attributes;
}

function readSpeakers(reader: Reader, node: Node | null): readonly DeclaredSpeaker[] {
  const resolved = resolve(reader, node);
  if (isSeq(resolved)) return readSpeakerList(reader, resolved.items as readonly Node[]);
  return entriesOf(reader, node, "speakers").map(({ key, value }) =>
    readSpeaker(reader, key, value),
  );
}

function readSpeakerList(reader: Reader, items: readonly Node[]): readonly DeclaredSpeaker[] {
  const speakers: DeclaredSpeaker[] = [];
  for (const item of items) {
    const label = scalarOf(reader, item);
    if (label === undefined) report(reader, "A speaker must be a label.", spanOf(item));
    else
      speakers.push({ label: label.value, attributes: [], isListed: true, span: plainSpan(label) });
  }
  return speakers;
}

function readSpeaker(reader: Reader, key: FrontMatterValue, node: Node | null): DeclaredSpeaker {
  let role: string | undefined;
  let ownCase: string | undefined;
  let attributes: readonly Attribute[] = [];
  for (const entry of entriesOf(reader, node, `The speaker “${key.value}”`)) {
    const name = entry.key.value;
    if (name === "role") role = readValue(reader, entry.value, "role")?.value;
    if (name === "case") ownCase = readValue(reader, entry.value, "case")?.value;
    if (name === "attributes") attributes = readAttributes(reader, entry.value);
  }
  return { label: key.value, role, case: ownCase, attributes, span: plainSpan(key) };
}

/** A scalar's text; nothing for an empty one, and a problem for anything else. */
function readValue(reader: Reader, node: Node | null, what: string): FrontMatterValue | undefined {
  const resolved = resolve(reader, node);
  if (resolved === null || (isScalar(resolved) && resolved.value === null)) return undefined;
  const scalar = scalarOf(reader, resolved);
  if (scalar === undefined) report(reader, `${what} must be one plain value.`, spanOf(resolved));
  return scalar;
}

/** The text of a scalar as it is written; quotes, escapes and folding are YAML's. */
function scalarOf(reader: Reader, node: Node | null): FrontMatterValue | undefined {
  const scalar = resolve(reader, node);
  if (!isScalar(scalar)) return undefined;
  const isText = typeof scalar.value === "string";
  const span = spanOf(node ?? scalar);
  const written = isText ? String(scalar.value) : (scalar.source ?? String(scalar.value ?? ""));
  return { value: written, start: reader.base + span.start, end: reader.base + span.end };
}

function resolve(reader: Reader, node: Node | null): Node | null {
  if (!isAlias(node)) return node;
  const target = node.resolve(reader.document);
  if (target === undefined) report(reader, "This alias has no anchor.", spanOf(node));
  return target ?? null;
}

function spanOf(node: Node | null): Span {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

function plainSpan({ start, end }: Span): Span {
  return { start, end };
}

function report(reader: Reader, message: string, span: Span): void {
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
