import { isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { Span } from "../markup/model";
import { nearestIds } from "./ids";
import { problem, quoted } from "./problems";
import { entriesOf, itemsOf, keyText, spanOf, textOf, valueAt } from "./reading";
import type { Entry, Reading, Value } from "./reading";

/** The keys that a map may have, and what people write in their place. */
export interface KnownKeys {
  /** What the map describes, as a message names it: "a theme or code". */
  readonly owner: string;
  readonly keys: ReadonlySet<string>;
  readonly synonyms: ReadonlyMap<string, string>;
  /** Keys whose repetition is read too, because it holds codes that must not disappear. */
  readonly repeatable: ReadonlySet<string>;
}

/** A known key and its value. */
export interface Field extends Value {
  readonly key: string;
}

/**
 * The known keys of a map with their values, in the order of the text. An unknown key is a warning
 * with the nearest one as its replacement; a key that stands there again is an error, and the
 * first one counts.
 */
export function readFields(reading: Reading, map: YAMLMap, known: KnownKeys): Field[] {
  const fields: Field[] = [];
  const seen = new Set<string>();
  for (const entry of entriesOf(map)) {
    const key = keyText(entry.key);
    const span = spanOf(entry.key) ?? { start: 0, end: 0 };
    if (key === undefined || !known.keys.has(key)) {
      reportUnknown(reading, entry, known, key);
      continue;
    }
    if (seen.has(key)) reportRepeated(reading, span, key);
    if (!seen.has(key) || known.repeatable.has(key)) {
      fields.push({ key, ...valueAt(reading, entry.value, span) });
    }
    seen.add(key);
  }
  return fields;
}

/** The text of a field, without white space around it; absent when it is empty or no text. */
export function readText(reading: Reading, field: Field): string | undefined {
  if (field.node === undefined) return undefined;
  if (isScalar(field.node)) return textOf(field.node)?.trim() || undefined;
  reportValue(reading, field, `The value of "${field.key}" must be a text, not a list or a map.`);
  return undefined;
}

/** A text of a list, and its place. */
export interface Item extends Span {
  readonly text: string;
}

/** A field that must be a list of texts; absent when it is empty or no list. */
export function readList(reading: Reading, field: Field): Item[] | undefined {
  const { node, key } = field;
  if (node === undefined || (isScalar(node) && node.value === null)) return undefined;
  if (!isSeq(node)) {
    reportValue(reading, field, `The value of "${key}" must be a list. ${LIST_HINT}`);
    return undefined;
  }
  return itemsOf(node).flatMap((item) => readItem(reading, field, valueAt(reading, item, field)));
}

/**
 * A field that must be a map of texts (attributes, queries); entries without a value are left out.
 * Where `spans` are given, they get the places of the values, quotes included.
 */
export function readMapOfTexts(
  reading: Reading,
  field: Field,
  spans?: Map<string, Span>,
): Map<string, string> {
  const texts = new Map<string, string>();
  const { node, key } = field;
  if (node === undefined || (isScalar(node) && node.value === null)) return texts;
  if (!isMap(node)) {
    reportValue(reading, field, `The value of "${key}" must be a map: a name, a colon, a value.`);
    return texts;
  }
  const seen = new Set<string>();
  for (const entry of entriesOf(node)) readMapEntry(reading, field, { entry, texts, spans, seen });
  return texts;
}

export function reportValue(
  reading: Reading,
  span: Span,
  message: string,
  replacement?: string,
): void {
  reading.problems.push(problem("invalid-value", span, message, replacement));
}

const LIST_HINT = "Write it as [one, two], or each on a line of its own after a hyphen.";

function readItem(reading: Reading, field: Field, item: Value): Item[] {
  if (item.node === undefined) return [];
  if (!isScalar(item.node)) {
    reportValue(reading, item, `Everything in the list "${field.key}" must be a text.`);
    return [];
  }
  const text = textOf(item.node)?.trim();
  return text ? [{ text, start: item.start, end: item.end }] : [];
}

interface MapEntry {
  readonly entry: Entry;
  readonly texts: Map<string, string>;
  readonly spans: Map<string, Span> | undefined;
  readonly seen: Set<string>;
}

function readMapEntry(
  reading: Reading,
  field: Field,
  { entry, texts, spans, seen }: MapEntry,
): void {
  const name = keyText(entry.key);
  const span = spanOf(entry.key) ?? field;
  if (name === undefined || name.trim() === "") {
    reportValue(reading, span, `A name in "${field.key}" must be a plain text.`);
    return;
  }
  if (seen.has(name)) return reportRepeated(reading, span, name);
  seen.add(name);
  const value = valueAt(reading, entry.value, span);
  if (value.node === undefined) return;
  if (!isScalar(value.node)) {
    return reportValue(reading, value, `The value of ${quoted(name)} must be a single text.`);
  }
  const text = textOf(value.node);
  if (text === undefined) return;
  texts.set(name, text);
  spans?.set(name, { start: value.start, end: value.end });
}

function reportRepeated(reading: Reading, span: Span, key: string): void {
  const message = `${quoted(key)} stands here for the second time. Remove it, or join the two.`;
  reportValue(reading, span, message);
}

function reportUnknown(
  reading: Reading,
  entry: Entry,
  known: KnownKeys,
  key: string | undefined,
): void {
  const span = spanOf(entry.key) ?? { start: 0, end: 0 };
  const nearest = key === undefined ? undefined : nearestKey(key, known);
  const advice =
    nearest !== undefined
      ? `Did you mean "${nearest}"?`
      : isMap(entry.value)
        ? 'Codes stand one level deeper, below "codes:".'
        : `Known keys are ${[...known.keys].join(", ")}.`;
  const name = key === undefined ? "This" : quoted(key);
  const message = `${name} is not a key of ${known.owner}. ${advice}`;
  reading.problems.push(problem("unknown-key", span, message, nearest));
}

function nearestKey(key: string, known: KnownKeys): string | undefined {
  return known.synonyms.get(key.toLowerCase()) ?? nearestIds(key, known.keys, { limit: 1 })[0];
}
