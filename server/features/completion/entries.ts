import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
} from "vscode-languageserver-types";
import type { BlockEntry } from "../../markup/model";
import type { TranscriptContext } from "../context";
import { counted } from "../markdown";
import { paragraphIndexAt } from "../../markup/paragraphs";
import { rangeOf } from "../positions";
import type { OpenBlock } from "./blockAt";
import { idsIn, sortTextOf, TIER } from "./codes";

/** What the known keys of a block say, in the order in which they are offered. */
export const KEYS: ReadonlyMap<string, string> = new Map([
  ["memo", "An analytic note on this passage"],
  ["by", "Who coded it; without it, the front matter’s coder"],
  ["weight", "How strong it is, as a number or a word"],
  ["exemplar", "A passage worth quoting: yes, or the code that it is typical of"],
]);

/** The keys that the block does not have yet: the known ones, then those of the file. */
export function keyItems(
  context: TranscriptContext,
  block: OpenBlock,
  offset: number,
): CompletionItem[] {
  const taken = new Set(block.others.map((item) => item.split("=", 1)[0]));
  const range = rangeOf(context.lines, { start: block.start, end: offset });
  const keys = new Set(KEYS.keys());
  for (const { key } of entriesOf(context, offset)) keys.add(key);
  const offered = [...keys].filter((key) => !taken.has(key));
  return offered.map((key, index) => ({
    label: `${key}=`,
    kind: CompletionItemKind.Property,
    detail: KEYS.get(key) ?? "Used in this file",
    filterText: key,
    sortText: sortTextOf(TIER.keys, index),
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: key === "memo" ? 'memo="$1"' : `${key}=` },
    ...(key === "memo" ? {} : { command: SUGGEST }),
  }));
}

/** `-`, the mark of a paragraph in which there is nothing to code. */
export function markItems(
  context: TranscriptContext,
  block: OpenBlock,
  offset: number,
): CompletionItem[] {
  const { transcript, lines } = context;
  if (!block.isOfParagraph || block.typed !== "" || block.others.length > 0) return [];
  const paragraph = paragraphIndexAt(transcript, offset);
  const isCoded = transcript.codings.some(
    ({ passage }) => passage.firstParagraph <= paragraph && paragraph <= passage.lastParagraph,
  );
  if (isCoded) return [];
  return [
    {
      label: "-",
      kind: CompletionItemKind.Keyword,
      detail: "Read, nothing to code",
      sortText: sortTextOf(TIER.keys, 0),
      textEdit: { range: rangeOf(lines, { start: offset, end: offset }), newText: "-" },
    },
  ];
}

/** The values of a key: those of this file, for coders those of the study, for exemplars the codes. */
export function valueItems(
  context: TranscriptContext,
  block: OpenBlock,
  offset: number,
): CompletionItem[] {
  const { transcript, lines } = context;
  const equals = block.typed.indexOf("=");
  const key = block.typed.slice(0, equals);
  const typed = block.typed.slice(equals + 1);
  const start = block.start + equals + 1;
  if (/[\n\r]/.test(typed)) return [];
  const quote = typed.startsWith("'") ? "'" : '"';
  const isQuoted = typed.startsWith(quote);
  const end = isQuoted && transcript.text[offset] === quote ? offset + 1 : offset;
  const range = rangeOf(lines, { start, end });
  return valuesFor(context, block, { key, offset }).map(({ value, detail }, index) => {
    const newText = isQuoted || !BARE.test(value) ? quoted(value, quote) : value;
    return {
      label: value.length > LONGEST_LABEL ? `${value.slice(0, LONGEST_LABEL)}…` : value,
      kind: CompletionItemKind.Value,
      detail,
      filterText: isQuoted ? quote + value : value,
      sortText: sortTextOf(TIER.nearby, index),
      textEdit: { range, newText },
    };
  });
}

const SUGGEST = { title: "Suggest values", command: "editor.action.triggerSuggest" };
const BARE = /^[^\s"'[\]{}]+$/;
const LONGEST_LABEL = 80;
const MOST_VALUES = 1_000;

interface Value {
  readonly value: string;
  readonly detail: string;
}

function valuesFor(
  context: TranscriptContext,
  block: OpenBlock,
  { key, offset }: { readonly key: string; readonly offset: number },
): Value[] {
  const counts = new Map<string, number>();
  for (const entry of entriesOf(context, offset)) {
    if (entry.key === key && entry.value !== "") add(counts, entry.value, 1);
  }
  if (key === "by") for (const coder of codersOf(context)) add(counts, coder, 0);
  const used = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([value, count]) => ({
      value,
      detail: count === 0 ? "Used in this study" : `Used ${counted(count, "time")} in this file`,
    }));
  const offered = key === "exemplar" ? [...exemplarValues(block), ...used] : used;
  const seen = new Set<string>();
  const isFirst = ({ value }: Value) => !seen.has(value) && seen.add(value).size > 0;
  return offered.filter(isFirst).slice(0, MOST_VALUES);
}

function exemplarValues(block: OpenBlock): Value[] {
  const ids = idsIn(block).map((id) => ({ value: id, detail: "Typical of this code" }));
  return [{ value: "yes", detail: "Typical of all its codes" }, ...ids];
}

/** Every `key=value` of the file but the one at the cursor. */
function* entriesOf({ transcript }: TranscriptContext, offset: number): Iterable<BlockEntry> {
  for (const { block } of transcript.passages) {
    for (const entry of block.entries) {
      if (offset < entry.start || offset > entry.end) yield entry;
    }
  }
}

/** The coders of the study, and those who marked paragraphs of this file as read. */
function codersOf({ study, transcript }: TranscriptContext): Set<string> {
  const coders = new Set<string>();
  for (const { by } of transcript.marks) if (by !== undefined) coders.add(by);
  for (const facts of study.figures.study.files.values()) {
    for (const coder of facts.coders) coders.add(coder);
  }
  return coders;
}

function add(counts: Map<string, number>, value: string, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

function quoted(value: string, quote: string): string {
  return quote + value.replace(quote === '"' ? /["\\]/g : /['\\]/g, "\\$&") + quote;
}
