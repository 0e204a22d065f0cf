import { nearestIds, normalizeId } from "../../codebook/ids";
import {
  TABLE_COLUMNS,
  TABLE_LEVELS,
  type Codebook,
  type CodebookTable,
  type TableColumn,
  type TableLevel,
} from "../../codebook/model";
import { checkCondition, type ConditionProblem } from "../../counts/query/checkCondition";
import { allOf, conditionOf, parseCondition, type Condition } from "../../counts/query/conditions";
import type { QueryProblem } from "../../counts/query/syntax";
import { quote } from "../../counts/query/tokens";

/** A theme table as it is wished for, every choice made. */
export interface TableWish {
  /** The name of the table that the codebook keeps; null for one that was made up for once. */
  readonly name: string | null;
  readonly title: string | null;
  readonly level: TableLevel;
  readonly columns: readonly TableColumn[];
  readonly titles: ReadonlyMap<TableColumn, string>;
  /** On attributes of themes and codes. */
  readonly where?: Condition;
  readonly nodes?: readonly string[];
  readonly attributes: readonly string[];
}

/** The same in words, as a person writes it on the command line or in a report. */
export interface TableWords {
  readonly name?: string;
  readonly level?: string;
  /** "theme,cases=Interviews,quotation": each with what it is to be called, if it is. */
  readonly columns?: string;
  /** Conditions on attributes of themes and codes that all hold: "model=x AND NOT question=y". */
  readonly where?: readonly string[];
  /** Ids, with commas between them. */
  readonly nodes?: string;
  readonly attributes?: string;
}

/** What cannot be done, in a sentence. */
export interface Refusal {
  readonly problem: string;
}

/**
 * Reads the words: a name takes the codebook's table of that name, and what else is said goes before
 * what the table says. The problem names what is not known, and the nearest thing that is.
 */
export function tableWish(codebook: Codebook, words: TableWords): TableWish | Refusal {
  const kept = words.name === undefined ? undefined : codebook.tables.get(words.name);
  if (words.name !== undefined && kept === undefined) return unknownTable(codebook, words.name);
  const level = levelOf(words.level);
  if (isRefusal(level)) return level;
  const columns = columnsOf(words.columns);
  if (isRefusal(columns)) return columns;
  const where = whereOf(codebook, words.where ?? [], kept);
  if (isRefusal(where)) return where;
  const nodes = nodesOf(codebook, words.nodes);
  if (isRefusal(nodes)) return nodes;
  const attributes = words.attributes === undefined ? undefined : listOf(words.attributes);
  return merged(kept, { level, columns, where, nodes, attributes });
}

function isRefusal(part: unknown): part is Refusal {
  return typeof part === "object" && part !== null && "problem" in part;
}

interface Columns {
  readonly columns: readonly TableColumn[];
  readonly titles: ReadonlyMap<TableColumn, string>;
}

interface SaidInWords {
  readonly level?: TableLevel;
  readonly columns?: Columns;
  readonly where?: Condition;
  readonly nodes?: readonly string[];
  readonly attributes?: readonly string[];
}

const NOTHING: Partial<CodebookTable> = {};

function merged(kept: CodebookTable | undefined, said: SaidInWords): TableWish {
  const table = kept ?? NOTHING;
  const level = said.level ?? table.level ?? "theme";
  const nodes = said.nodes ?? table.nodes;
  return {
    name: table.name ?? null,
    title: table.title ?? table.name ?? null,
    level,
    columns: said.columns?.columns ?? columnsIn(table) ?? usualColumns(level),
    titles: new Map([...(table.titles ?? []), ...(said.columns?.titles ?? [])]),
    ...(said.where === undefined ? {} : { where: said.where }),
    ...(nodes === undefined ? {} : { nodes }),
    attributes: said.attributes ?? table.attributes ?? [],
  };
}

/** A list that is empty, or whose columns are all unknown, shows what a table usually does. */
function columnsIn({ columns = [] }: Partial<CodebookTable>): readonly TableColumn[] | undefined {
  return columns.length === 0 ? undefined : columns;
}

function usualColumns(level: TableLevel): readonly TableColumn[] {
  const above: readonly TableColumn[] = level === "theme" ? [] : ["theme"];
  return [...above, level, "definition", "cases", "passages", "quotation"];
}

function unknownTable({ tables }: Codebook, name: string): Refusal {
  const known = [...tables.keys()].map((one) => `“${one}”`).join(", ");
  const advice =
    known === ""
      ? "Write it under tables: in codebook.yaml."
      : `There ${verb(tables.size)} ${known}.`;
  return { problem: `The codebook has no table “${name}”. ${advice}` };
}

function verb(count: number): string {
  return count === 1 ? "is" : "are";
}

function levelOf(text: string | undefined): TableLevel | Refusal | undefined {
  if (text === undefined) return undefined;
  const level = TABLE_LEVELS.find((known) => known === text);
  return level ?? { problem: `“${text}” is not a level: take theme, category or code.` };
}

function columnsOf(text: string | undefined): Columns | Refusal | undefined {
  if (text === undefined) return undefined;
  const columns: TableColumn[] = [];
  const titles = new Map<TableColumn, string>();
  for (const part of listOf(text)) {
    const [name, title] = splitAt(part, "=");
    const column = TABLE_COLUMNS.find((known) => known === name);
    if (column === undefined) return unknownColumn(name);
    if (!columns.includes(column)) columns.push(column);
    if (title !== undefined) titles.set(column, title);
  }
  if (columns.length > 0) return { columns, titles };
  return { problem: `Name at least one column: ${TABLE_COLUMNS.join(", ")}.` };
}

function unknownColumn(name: string): Refusal {
  const [nearest] = nearestIds(name, TABLE_COLUMNS, { limit: 1 });
  const advice = nearest === undefined ? `take ${TABLE_COLUMNS.join(", ")}` : `“${nearest}”?`;
  return { problem: `“${name}” is not a column: ${advice}.`.replace("?.", "?") };
}

/** What words say of attributes; where they say nothing, what the kept table does. */
function whereOf(
  codebook: Codebook,
  parts: readonly string[],
  kept: CodebookTable | undefined,
): Condition | Refusal | undefined {
  if (parts.length === 0) return kept && keptWhere(codebook, kept);
  const conditions: Condition[] = [];
  for (const part of parts) {
    const read = readCondition(codebook, part, ["attribute", "operator"]);
    if ("message" in read) return wrongCondition(quote(part), read);
    conditions.push(read);
  }
  return allOf(conditions);
}

/** Names that no theme or code has leave it empty, and are problems of the codebook. */
function keptWhere(
  codebook: Codebook,
  { name, where, condition }: CodebookTable,
): Condition | Refusal | undefined {
  if (condition === undefined) return conditionOf(where);
  const read = readCondition(codebook, condition, ["operator"]);
  return "message" in read ? wrongCondition(`of the table ${quote(name)}`, read) : read;
}

/** A condition, or the first problem of these kinds. */
function readCondition(
  codebook: Codebook,
  text: string,
  kinds: readonly ConditionProblem["of"][],
): Condition | QueryProblem {
  const parsed = parseCondition(text);
  if ("problem" in parsed) return parsed.problem;
  const problems = checkCondition(text, parsed.query, codebook);
  return problems.find((one) => kinds.includes(one.of)) ?? parsed.query;
}

function wrongCondition(which: string, { start, message }: QueryProblem): Refusal {
  return { problem: `The condition ${which}, column ${start + 1}: ${message}` };
}

function nodesOf(
  { nodes }: Codebook,
  text: string | undefined,
): readonly string[] | Refusal | undefined {
  if (text === undefined) return undefined;
  const ids = listOf(text).map(normalizeId);
  const unknown = ids.find((id) => !nodes.has(id));
  if (unknown === undefined) return ids;
  const [nearest] = nearestIds(unknown, nodes.keys(), { limit: 1 });
  const advice = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  return { problem: `The codebook has no theme or code “${unknown}”.${advice}` };
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** What stands before the first sign, and what behind it; undefined where it is missing or empty. */
function splitAt(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  if (at < 0) return [text.trim(), undefined];
  return [text.slice(0, at).trim(), text.slice(at + 1).trim() || undefined];
}
