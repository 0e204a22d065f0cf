import { TABLE_LEVELS } from "../../codebook/model";
import { attributeNames } from "../../counts/attributeValues";
import { casesBy } from "../../counts/casesBy";
import { comparedOf } from "../../counts/compared";
import type { CasesRow, CooccurrenceKind, Crosstab, Measure } from "../../counts/comparisons";
import { cooccurrenceOf } from "../../counts/cooccurrence/cooccurrence";
import { CROSSTAB_PARTS } from "../../counts/crosstab/columns";
import { crosstabOf } from "../../counts/crosstab/crosstab";
import { newCodesOf } from "../../counts/newCodes";
import type { ThemeRow } from "../../counts/results";
import { themesOf } from "../../counts/themes";
import { COUNTING_RULE, ORDER_RULE } from "../paper/rules";
import type { PaperSource } from "../paper/source";
import type { Refusal } from "../paper/wish";
import type { Cell, ReportDocument } from "../report/model";
import { choiceOf, namedNodes, notAmong, noted } from "./choices";
import { optionOf, type Command } from "./words";

/** A result, as the command line prints it in JSON, and the document of it. */
export interface Compared<Result> {
  readonly result: Result;
  readonly document: ReportDocument;
}

export async function themes(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const found = await themesWith(source, command);
  return "problem" in found ? found : found.document;
}

/**
 * `themes`: every level most recurrent first, or one with `--level`; with `--by` by an attribute, the
 * cases, and so on.
 */
export async function themesWith(
  source: PaperSource,
  command: Command,
): Promise<Compared<Crosstab | readonly Omit<ThemeRow, "children">[]> | Refusal> {
  const { figures } = source.study;
  const level = choiceOf(command, "level", TABLE_LEVELS);
  if (typeof level === "object") return level;
  const all = flat(themesOf(figures.study.codebook, figures.tally).nodes);
  const rows = all.filter(({ kind }) => level === undefined || kind === level);
  if (command.options.has("by")) {
    const ids = rows.map(({ id }) => id);
    return crosstabWith(source, command, ids);
  }
  const columns = ["Name", "Kind", "Cases", "Passages", "Codings", "Words", "Transcripts"];
  const cells = rows.map(({ name, kind, cases, passages, codings, words, transcripts }) => {
    return [name, kind, cases, passages, codings, words, transcripts];
  });
  const document = noted(columns, cells, `${COUNTING_RULE} ${ORDER_RULE}`);
  return { result: rows.map(({ children: _, ...row }) => row), document };
}

/** `crosstab`: nodes in the codebook's order, by an attribute or a part of the speech. */
export async function crosstab(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  if (!command.options.has("by"))
    return {
      problem: "crosstab needs --by: case, speaker, heading, file, coder, or an attribute.",
    };
  const found = await crosstabWith(source, command);
  return "problem" in found ? found : found.document;
}

/** `ids` are the rows in their order; without them, those that `--nodes` names, or all. */
async function crosstabWith(
  { study, pause }: PaperSource,
  command: Command,
  ids?: readonly string[],
): Promise<Compared<Crosstab> | Refusal> {
  const { figures } = study;
  const known = [...(await attributeNames(comparedOf(figures), pause)), ...CROSSTAB_PARTS];
  const by = choiceOf(command, "by", known) ?? "";
  if (typeof by === "object") return by;
  const measure = choiceOf(command, "measure", MEASURES) ?? "cases";
  if (typeof measure === "object") return measure;
  const nodes = ids ?? namedNodes(command);
  const result = await crosstabOf(figures, { by, measure, nodes }, pause);
  const found = new Map(result.rows.map((row) => [row.id, row]));
  const rows = nodes === undefined ? result.rows : nodes.flatMap((id) => found.get(id) ?? []);
  const unknown = nodes?.find((id) => !found.has(id));
  if (unknown !== undefined) return { problem: `The codebook has no theme or code “${unknown}”.` };
  const document = noted(
    ["Name", ...result.columns, "Total"],
    rows.map(({ name, cells, total }) => [name, ...cells, total]),
    `${measureText(result)} ${COUNTING_RULE}${ids === undefined ? "" : ` ${ORDER_RULE}`}`,
  );
  return { result: { ...result, rows }, document };
}

const MEASURES: readonly Measure[] = ["cases", "passages", "codings", "words", "transcripts"];

/** What the figures are, and of how many they are. */
function measureText({ measure, by, columns, bases }: Crosstab): string {
  const key = measure === "words" || measure === "transcripts" ? measure : "cases";
  const parts = columns.map((column, at) => `${column} ${bases[at][key]}`);
  return `Figures are ${measure}, by ${by}; the total is counted over all columns together. In all there are these ${key}: ${parts.join(", ")}.`;
}

/** `cooccurrence`: pairs of codes that occur together, those first that do most often. */
export async function cooccurrence(
  { study, pause }: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const kind = choiceOf(command, "kind", KINDS) ?? "overlap";
  if (typeof kind === "object") return kind;
  const { figures } = study;
  const pairs = await cooccurrenceOf(figures, { kind, nodes: namedNodes(command) }, pause);
  const nameOf = (id: string): string => figures.study.codebook.nodes.get(id)?.name ?? id;
  const rows = pairs.map(({ a, b, count, share }) => {
    return [nameOf(a), nameOf(b), count, share === null ? null : { share }];
  });
  return noted(["Code", "Other code", "Count", "Share"], rows, PAIR_RULES[kind]);
}

const KINDS: readonly CooccurrenceKind[] = ["overlap", "paragraph", "case"];

const PAIR_RULES: Readonly<Record<CooccurrenceKind, string>> = {
  overlap:
    "Count: pairs of passages that share a character; share: participants’ words in both ÷ in either.",
  paragraph: "Count: paragraphs that passages of both touch; share: of those that either touches.",
  case: "Count: cases with words in passages of both; share: of those with words in either.",
};

/** `cases`: the sample table, by one to three attributes. */
export async function cases(
  { study, pause }: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const known = await attributeNames(comparedOf(study.figures), pause);
  const by = (optionOf(command, "by") ?? "").split(",").map((part) => part.trim());
  const wrong = by.find((name) => !known.includes(name));
  if (wrong === "") return { problem: "cases needs one to three attributes: --by sector,level." };
  if (wrong !== undefined) return { problem: notAmong("attribute", wrong, known) };
  if (by.length > 3) return { problem: "cases takes three attributes at most." };
  const table = await casesBy(study.figures, { by }, pause);
  const heads = by.length < 2 ? by : by.slice(0, -1);
  const columns = [...heads, ...table.columns, "Total"];
  const rows = table.rows.flatMap((row) => casesRows(row, [], heads.length));
  const filler = columns.slice(2).map(() => null);
  return noted(columns, [...rows, ["Total", ...filler, table.total]], CASES_RULE);
}

const CASES_RULE =
  "A case with several values stands under each and counts once in a total; (none) is for cases without a value.";

function casesRows(row: CasesRow, above: readonly string[], width: number): Cell[][] {
  const names = [...above, row.value];
  const gaps = Array.from({ length: width - names.length }, () => null);
  const own: Cell[] = [...names, ...gaps, ...row.cells, row.total];
  return [own, ...(row.rows ?? []).flatMap((inner) => casesRows(inner, names, width))];
}

/** `new-codes`: what each transcript brings, by date or by file. */
export async function newCodes(
  { study, pause }: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const order = choiceOf(command, "order", ["date", "file"] as const) ?? "date";
  if (typeof order === "object") return order;
  const found = await newCodesOf(study.figures, order, pause);
  const columns = ["Transcript", "New codes", "Codes so far", "New themes", "Themes so far"];
  const rows = found.map((row) => [row.file, row.newCodes, row.codes, row.newThemes, row.themes]);
  const rule = "A code or theme is new in the first transcript that uses it; the order is by ";
  return noted(columns, rows, `${rule}${order}.`);
}

function flat(rows: readonly ThemeRow[]): ThemeRow[] {
  const found: ThemeRow[] = [];
  const add = (row: ThemeRow): void => {
    found.push(row);
    for (const child of row.children) add(child);
  };
  for (const row of rows) add(row);
  return found;
}
