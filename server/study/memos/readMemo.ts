import { isAlias, isScalar, isSeq, Scalar, type Node } from "yaml";
import { nearestIds } from "../../codebook/ids";
import { findFrontMatter, type FrontMatterPlace } from "../../markup/frontMatter";
import {
  entriesOf,
  openFrontMatter,
  readValue,
  report,
  spanOf,
  type Entry,
  type Reader,
} from "../../markup/frontMatterReader";
import type { Severity, Span } from "../../markup/model";

export const MEMO_TYPES = ["analytic", "method", "reflexive"] as const;
export type MemoType = (typeof MEMO_TYPES)[number];

/** What a memo is about, as its front matter names it. */
export interface AboutEntry extends Span {
  /** The name of a code or a case, or `file#passage-id`, in NFC. The span has no quotes. */
  readonly name: string;
}

export interface MemoProblem extends Span {
  readonly code: "invalid-front-matter" | "invalid-memo" | "unknown-key";
  readonly severity: Severity;
  readonly message: string;
  /** What a quick fix would put in the place of the span. */
  readonly replacement?: string;
}

/** A file of `memos/` as it is read (codebook specification, section 2, Memos). */
export interface MemoReading {
  /** The front matter with its fences; absent when there is none. */
  readonly frontMatter?: FrontMatterPlace;
  readonly about: readonly AboutEntry[];
  /** `YYYY-MM-DD`; absent when there is none or it is no date. */
  readonly date?: string;
  readonly type?: MemoType;
  /** Where the text of the memo starts. */
  readonly bodyStart: number;
  readonly problems: readonly MemoProblem[];
}

/** How many subjects of one memo are read; each is looked up in the study. */
export const MAX_ABOUT = 1_000;

/**
 * Reads a memo. Takes any text and never throws; front matter that is not valid YAML gives no values
 * until it is mended. The time is linear in the length of the text.
 */
export function readMemo(text: string): MemoReading {
  const place = findFrontMatter(text);
  if (place === undefined) return { about: [], bodyStart: bodyAfter(text, 0), problems: [] };
  if ("problem" in place) {
    return { about: [], bodyStart: 0, problems: [fromMarkup(place.problem)] };
  }
  const bodyStart = bodyAfter(text, place.span.end);
  const reader = openFrontMatter(text, place.inner);
  if ("problem" in reader) {
    const problems = [fromMarkup(reader.problem)];
    return { frontMatter: place, about: [], bodyStart, problems };
  }
  const draft: Draft = { reader, text, about: [], problems: [] };
  if (reader.problems.length === 0) readTop(draft);
  const { about, date, type } = draft;
  const problems = [...reader.problems.map(fromMarkup), ...draft.problems];
  return { frontMatter: place, about, date, type, bodyStart, problems };
}

interface Draft {
  readonly reader: Reader;
  readonly text: string;
  readonly about: AboutEntry[];
  readonly problems: MemoProblem[];
  date?: string;
  type?: MemoType;
}

const KEYS = ["about", "date", "type"];

function readTop(draft: Draft): void {
  const { reader } = draft;
  for (const entry of entriesOf(reader, reader.document.contents, "The front matter")) {
    const { value: key } = entry.key;
    if (key === "about") readAbout(draft, entry);
    else if (key === "date") readDate(draft, entry);
    else if (key === "type") readType(draft, entry);
    else checkKey(draft, entry);
  }
}

/** Other keys are the author's own and are kept; only a slip of a known one is worth a word. */
function checkKey({ problems }: Draft, { key: { value, start, end } }: Entry): void {
  const [nearest] = nearestIds(value, KEYS, { limit: 1 });
  if (nearest === undefined) return;
  problems.push({
    code: "unknown-key",
    severity: "hint",
    message: `“${value.slice(0, LONGEST_QUOTE)}” is not a key of a memo. Did you mean “${nearest}”?`,
    replacement: nearest,
    start,
    end,
  });
}

/** A list of names; one name alone stands for a list of one. */
function readAbout(draft: Draft, { value }: Entry): void {
  const { reader } = draft;
  if (value === null || (isScalar(value) && value.value === null)) return;
  if (!isSeq(value)) return readName(draft, value);
  const items = value.items as readonly Node[];
  for (const item of items.slice(0, MAX_ABOUT)) readName(draft, item);
  if (items.length <= MAX_ABOUT) return;
  report(
    reader,
    `A memo can be about ${MAX_ABOUT.toLocaleString("en")} things at most; from here on they are ` +
      "not read. Shorten the list.",
    spanOf(items[MAX_ABOUT]),
  );
}

/**
 * A name must be written where it stands, so that it can be renamed there: no alias, and no text
 * over several lines.
 */
function readName(draft: Draft, node: Node | null): void {
  const { reader, text, about } = draft;
  if (node === null || (isScalar(node) && node.value === null)) return;
  const span = { start: spanOf(node).start + reader.base, end: spanOf(node).end + reader.base };
  const isOneLine = isScalar(node) && !/[\r\n]/.test(text.slice(span.start, span.end));
  if (!isScalar(node) || isAlias(node) || !isOneLine || !PLACED.has(node.type)) {
    report(reader, NOT_A_NAME, spanOf(node));
    return;
  }
  const isQuoted = node.type !== Scalar.PLAIN;
  const written = typeof node.value === "string" ? node.value : (node.source ?? "");
  const name = written.trim().normalize("NFC");
  const inset = isQuoted ? 1 : 0;
  about.push({ name, start: span.start + inset, end: span.end - inset });
}

const NOT_A_NAME =
  "What a memo is about must be a list of names, each on one line: ids of codes, cases, or " +
  "file#passage-id.";
const PLACED = new Set<unknown>([Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE]);

function readDate(draft: Draft, { value }: Entry): void {
  const found = readValue(draft.reader, value, "date");
  if (found === undefined) return;
  if (isDate(found.value)) draft.date = found.value;
  else warn(draft, found, "This is not a date. Write it with year, month and day: 2026-11-27.");
}

function readType(draft: Draft, { value }: Entry): void {
  const found = readValue(draft.reader, value, "type");
  if (found === undefined) return;
  draft.type = MEMO_TYPES.find((type) => type === found.value);
  if (draft.type !== undefined) return;
  const [nearest] = nearestIds(found.value, MEMO_TYPES, { limit: 1 });
  const known = "A memo is analytic, method or reflexive.";
  const message = nearest === undefined ? known : `${known} Did you mean “${nearest}”?`;
  warn(draft, found, message, nearest);
}

/** A day that exists, as ISO 8601 writes it. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function warn(draft: Draft, { start, end }: Span, message: string, replacement?: string): void {
  const problem = { code: "invalid-memo", severity: "warning", message, start, end } as const;
  draft.problems.push(replacement === undefined ? problem : { ...problem, replacement });
}

/** Behind the blank lines that follow the front matter. */
function bodyAfter(text: string, end: number): number {
  const blank = /[^\s\ufeff]/g;
  blank.lastIndex = end;
  return blank.exec(text)?.index ?? text.length;
}

function fromMarkup(found: Span & { readonly message: string }): MemoProblem {
  const { message, start, end } = found;
  return { code: "invalid-front-matter", severity: "error", message, start, end };
}

const LONGEST_QUOTE = 60;
