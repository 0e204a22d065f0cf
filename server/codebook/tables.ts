import { isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { Span } from "../markup/model";
import { readFields, readList, readText, reportValue } from "./fields";
import type { Field, Item, KnownKeys } from "./fields";
import { nearestIds, normalizeId } from "./ids";
import { MAX_SUGGESTIONS } from "./limits";
import {
  TABLE_COLUMNS,
  TABLE_LEVELS,
  type CodebookTable,
  type TableColumn,
  type TableLevel,
} from "./model";
import { quoted } from "./problems";
import { entriesOf, keyText, spanOf, textOf, valueAt, type Reading, type Value } from "./reading";

/** The tables of the report, and the ids that they name, to be looked up when all nodes are read. */
export interface TablesReading {
  readonly tables: ReadonlyMap<string, CodebookTable>;
  readonly ids: readonly Item[];
}

/**
 * Reads `tables` (specification of the codebook, section 2): a name and what the table shows. What has
 * the wrong shape is a problem at its place and is left out; the rest of its table is read.
 */
export function readTables(reading: Reading, field: Field): TablesReading {
  const tables = new Map<string, CodebookTable>();
  const ids: Item[] = [];
  for (const { name, value } of namedValues(reading, field)) {
    const table = readTable(reading, value, { name, ids });
    if (table !== undefined) tables.set(name, table);
  }
  return { tables, ids };
}

/** Reports the ids that the codebook lacks, with the nearest one. */
export function checkTableIds(
  reading: Reading,
  ids: readonly Item[],
  known: ReadonlyMap<string, unknown>,
): void {
  let suggestionsLeft = MAX_SUGGESTIONS;
  for (const item of ids) {
    if (known.has(normalizeId(item.text))) continue;
    const isSuggested = suggestionsLeft-- > 0;
    const [nearest] = isSuggested ? nearestIds(item.text, known.keys(), { limit: 1 }) : [];
    const advice = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
    const message = `There is no theme or code ${quoted(item.text)} in the codebook.${advice}`;
    reportValue(reading, item, message, nearest);
  }
}

export const TABLE_KEYS: KnownKeys = {
  owner: "a table",
  keys: new Set(["title", "level", "columns", "titles", "where", "nodes", "attributes"]),
  synonyms: new Map([
    ["name", "title"],
    ["caption", "title"],
    ["headings", "titles"],
    ["column", "columns"],
    ["rows", "level"],
    ["themes", "nodes"],
    ["codes", "nodes"],
    ["filter", "where"],
    ["attribute", "attributes"],
  ]),
  repeatable: new Set(),
};

function readTable(
  reading: Reading,
  value: Value,
  { name, ids }: { readonly name: string; readonly ids: Item[] },
): CodebookTable | undefined {
  const { node } = value;
  if (node === undefined || (isScalar(node) && node.value === null)) return { name, ...NOTHING };
  if (!isMap(node)) {
    reportValue(reading, value, `A table is a map of keys such as columns: and where:.`);
    return undefined;
  }
  let table: CodebookTable = { name, ...NOTHING };
  for (const field of readFields(reading, node as YAMLMap, TABLE_KEYS))
    table = { ...table, ...readPart(reading, field, ids) };
  return table;
}

const NOTHING = { titles: new Map<TableColumn, string>(), where: new Map<string, string>() };

function readPart(reading: Reading, field: Field, ids: Item[]): Partial<CodebookTable> {
  switch (field.key) {
    case "title": {
      const title = readText(reading, field);
      return title === undefined ? {} : { title };
    }
    case "level": {
      const text = readText(reading, field);
      const level = text === undefined ? undefined : readLevel(reading, field, text);
      return level === undefined ? {} : { level };
    }
    case "columns":
      return { columns: listOf(reading, field).flatMap((item) => readColumn(reading, item) ?? []) };
    case "titles":
      return { titles: readTitles(reading, field) };
    case "where":
      return readWhere(reading, field);
    case "attributes":
      return { attributes: listOf(reading, field).map(({ text }) => text) };
    default: {
      const items = listOf(reading, field);
      for (const item of items) ids.push(item);
      return { nodes: items.map(({ text }) => normalizeId(text)) };
    }
  }
}

/** A single text stands for a list of one. */
function listOf(reading: Reading, field: Field): readonly Item[] {
  if (isSeq(field.node)) return readList(reading, field) ?? [];
  const text = readText(reading, field);
  return text === undefined ? [] : [{ text, start: field.start, end: field.end }];
}

function readLevel(reading: Reading, span: Span, text: string): TableLevel | undefined {
  const level = TABLE_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  const message = `${quoted(text)} is not a level. Write theme, category or code.`;
  reportValue(reading, span, message, nearestIds(text, TABLE_LEVELS, { limit: 1 })[0]);
  return undefined;
}

function readColumn(reading: Reading, { text, ...span }: Item): TableColumn | undefined {
  const column = TABLE_COLUMNS.find((known) => known === text);
  if (column !== undefined) return column;
  const [nearest] = nearestIds(text, TABLE_COLUMNS, { limit: 1 });
  const advice =
    nearest === undefined ? `Take ${TABLE_COLUMNS.join(", ")}.` : `Did you mean "${nearest}"?`;
  reportValue(reading, span, `${quoted(text)} is not a column of a table. ${advice}`, nearest);
  return undefined;
}

function readTitles(reading: Reading, field: Field): Map<TableColumn, string> {
  const titles = new Map<TableColumn, string>();
  for (const { name, keySpan, value } of namedValues(reading, field)) {
    const column = readColumn(reading, { text: name, ...keySpan });
    const title = singleText(reading, value, name);
    if (column !== undefined && title !== undefined) titles.set(column, title);
  }
  return titles;
}

/** A map of attributes and their values, or a condition as one text, which is read where it is used. */
function readWhere(
  reading: Reading,
  field: Field,
): Partial<Pick<CodebookTable, "where" | "condition" | "conditionSpan">> {
  if (isScalar(field.node) && field.node.value !== null) {
    const condition = readText(reading, field) ?? "";
    const { start, end } = field;
    if (condition.includes("=")) return { condition, conditionSpan: { start, end } };
    reportValue(reading, field, 'Write the condition as "attribute: value", or attribute=value.');
    return {};
  }
  const where = new Map<string, string>();
  for (const { name, value } of namedValues(reading, field)) {
    const text = singleText(reading, value, name);
    if (text !== undefined) where.set(name, text);
  }
  return { where };
}

function singleText(reading: Reading, value: Value, name: string): string | undefined {
  if (value.node === undefined) return undefined;
  if (isScalar(value.node)) return textOf(value.node)?.trim() || undefined;
  reportValue(reading, value, `The value of ${quoted(name)} must be a single text.`);
  return undefined;
}

interface NamedValue {
  readonly name: string;
  readonly keySpan: Span;
  readonly value: Value;
}

/** The entries of a map, each name once. */
function namedValues(reading: Reading, field: Field): NamedValue[] {
  const { node, key } = field;
  if (node === undefined || (isScalar(node) && node.value === null)) return [];
  if (!isMap(node)) {
    reportValue(reading, field, `The value of "${key}" must be a map: a name, a colon, a value.`);
    return [];
  }
  const found = new Map<string, NamedValue>();
  for (const entry of entriesOf(node as YAMLMap)) {
    const name = keyText(entry.key)?.trim();
    const keySpan = spanOf(entry.key) ?? field;
    if (!name) reportValue(reading, keySpan, `A name in "${key}" must be a plain text.`);
    else if (found.has(name)) reportValue(reading, keySpan, repeated(name));
    else found.set(name, { name, keySpan, value: valueAt(reading, entry.value, keySpan) });
  }
  return [...found.values()];
}

function repeated(name: string): string {
  return `${quoted(name)} stands here for the second time. Remove it, or join the two.`;
}
