import { nearestIds } from "../../codebook/ids";
import { checkedQuery } from "../../features/query/checked";
import { coverageOf } from "../../counts/coverage";
import type { CoverageFigures } from "../../counts/results";
import { createScoped } from "../../counts/scope/scopedFigures";
import { scopeText } from "../../counts/scope/scope";
import { limitSource } from "../../features/scoped";
import type { PaperSource } from "../paper/source";
import { COUNTING_RULE } from "../paper/rules";
import { themeTableDocument } from "../paper/themeTableDocument";
import { themeTableOf } from "../paper/themeTable";
import { quotationListDocument, quotationListOf } from "../paper/quotationList";
import { tableWish, type Refusal, type TableWish } from "../paper/wish";
import type { Cell, ReportDocument, TableBlock } from "../report/model";
import { cases, cooccurrence, crosstab, newCodes, themes } from "./comparisons";
import { codings, kwic, matrix, rivals } from "./lists";
import { query } from "./queries";
import { optionOf, type Command } from "./words";

/** A command of a report, carried out on a study: a document, or why there is none. */
export type TableCommand = (
  source: PaperSource,
  command: Command,
) => Promise<ReportDocument | Refusal> | ReportDocument | Refusal;

interface Known {
  readonly run: TableCommand;
  readonly options: readonly string[];
  /** How many words may follow the command. */
  readonly operands: number;
}

/** The commands that print tables, and the options that each takes, as on the command line. */
export const TABLE_COMMANDS: Readonly<Record<string, Known>> = {
  themes: { run: themes, options: ["by", "measure", "level"], operands: 0 },
  coverage: { run: coverage, options: [], operands: 0 },
  table: {
    run: table,
    options: ["kind", "columns", "where", "nodes", "level", "attributes"],
    operands: 1,
  },
  crosstab: { run: crosstab, options: ["by", "measure", "nodes"], operands: 0 },
  cooccurrence: { run: cooccurrence, options: ["kind", "nodes"], operands: 0 },
  cases: { run: cases, options: ["by"], operands: 0 },
  "new-codes": { run: newCodes, options: ["order"], operands: 0 },
  codings: { run: codings, options: [], operands: 0 },
  matrix: { run: matrix, options: ["by", "nodes"], operands: 0 },
  rivals: { run: rivals, options: ["by"], operands: 0 },
  kwic: { run: kwic, options: ["width", "where", "role"], operands: 1 },
  query: { run: query, options: ["saved", "as", "attributes"], operands: 1 },
};

/**
 * Carries out a command; what it does not know is a problem that names what it does. Every command
 * takes a scope.
 */
export async function runTableCommand(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const [text, ...others] = command.options.get("scope") ?? [];
  if (text === undefined) return runOn(source, command);
  if (others.length > 0) return { problem: "--scope takes one query; combine them with AND." };
  const scope = await checkedQuery(source, text);
  if ("problem" in scope) return { problem: `--scope: ${scope.problem}` };
  const options = new Map([...command.options].filter(([name]) => name !== "scope"));
  const limited = await limitSource(source, createScoped(scope));
  return withScopeNote(await runOn(limited, { ...command, options }), text);
}

function withScopeNote(
  document: ReportDocument | Refusal,
  scope: string,
): ReportDocument | Refusal {
  if ("problem" in document) return document;
  const note = { kind: "paragraph", text: scopeText(scope), isNote: true } as const;
  return { ...document, blocks: [...document.blocks, note] };
}

async function runOn(source: PaperSource, command: Command): Promise<ReportDocument | Refusal> {
  const { name, operands, options } = command;
  const known = Object.hasOwn(TABLE_COMMANDS, name) ? TABLE_COMMANDS[name] : undefined;
  if (known === undefined) return { problem: unknownCommand(name) };
  if (operands.length > known.operands)
    return { problem: `${name} does not take “${operands[known.operands]}”.` };
  const unknown = [...options.keys()].find((option) => !known.options.includes(option));
  if (unknown !== undefined) return { problem: unknownOption(name, unknown, known.options) };
  return known.run(source, command);
}

function unknownCommand(name: string): string {
  const names = Object.keys(TABLE_COMMANDS);
  const [nearest] = nearestIds(name, names, { limit: 1 });
  const advice = nearest === undefined ? `Take ${names.join(", ")}.` : `Did you mean “${nearest}”?`;
  return name === ""
    ? `Say which table: ${names.join(", ")}.`
    : `“${name}” is not a command that prints a table. ${advice}`;
}

function unknownOption(name: string, option: string, options: readonly string[]): string {
  if (options.length === 0) return `${name} takes no option --${option}.`;
  const known = options.map((one) => `--${one}`).join(", ");
  return `${name} takes no option --${option}: take ${known}.`;
}

function coverage({ study }: PaperSource): ReportDocument {
  const result = coverageOf(study.figures);
  const row = (name: string, share: CoverageFigures): Cell[] => {
    const { words, codedWords, coverage: coded, uncodedParagraphs } = share;
    return [name, words, codedWords, coded === null ? null : { share: coded }, uncodedParagraphs];
  };
  const rows = result.files.map((file) => row(file.file, file));
  const columns = ["Transcript", "Words", "Coded words", "Coverage", "Uncoded paragraphs"];
  return counted({ kind: "table", columns, rows: [...rows, row("All", result)] });
}

function counted(block: TableBlock): ReportDocument {
  return {
    title: null,
    blocks: [block, { kind: "paragraph", text: COUNTING_RULE, isNote: true }],
  };
}

async function table(source: PaperSource, command: Command): Promise<ReportDocument | Refusal> {
  const wish = wishOf(source, command);
  if ("problem" in wish) return wish;
  const kind = optionOf(command, "kind") ?? "themes";
  if (kind === "themes") return themeTableDocument(await themeTableOf(source, wish));
  if (kind === "quotations") return quotationListDocument("", await quotationListOf(source, wish));
  return { problem: `“${kind}” is not a kind for reports: take themes or quotations.` };
}

function wishOf({ study }: PaperSource, command: Command): TableWish | Refusal {
  return tableWish(study.figures.study.codebook, {
    name: command.operands[0],
    level: optionOf(command, "level"),
    columns: optionOf(command, "columns"),
    where: command.options.get("where"),
    nodes: optionOf(command, "nodes"),
    attributes: optionOf(command, "attributes"),
  });
}
