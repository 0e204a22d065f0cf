import { nearestIds } from "../../codebook/ids";
import { coverageOf } from "../../counts/coverage";
import type { CoverageFigures, ThemeRow } from "../../counts/results";
import { themesOf } from "../../counts/themes";
import type { PaperSource } from "../paper/source";
import { COUNTING_RULE } from "../paper/rules";
import { themeTableDocument } from "../paper/themeTableDocument";
import { themeTableOf } from "../paper/themeTable";
import { quotationListDocument, quotationListOf } from "../paper/quotationList";
import { tableWish, type Refusal, type TableWish } from "../paper/wish";
import type { Cell, ReportDocument, TableBlock } from "../report/model";
import type { Command } from "./words";

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
  themes: { run: themes, options: [], operands: 0 },
  coverage: { run: coverage, options: [], operands: 0 },
  table: {
    run: table,
    options: ["kind", "columns", "where", "nodes", "level", "attributes"],
    operands: 1,
  },
};

/** Carries out a command; what it does not know is a problem that names what it does. */
export async function runTableCommand(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
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

function themes({ study }: PaperSource): ReportDocument {
  const { figures } = study;
  const rows: Cell[][] = [];
  const add = ({ children, ...row }: ThemeRow): void => {
    const { name, kind, cases, passages, codings, words, transcripts } = row;
    rows.push([name, kind, cases, passages, codings, words, transcripts]);
    for (const child of children) add(child);
  };
  for (const node of themesOf(figures.study.codebook, figures.tally).nodes) add(node);
  const columns = ["Name", "Kind", "Cases", "Passages", "Codings", "Words", "Transcripts"];
  return counted({ kind: "table", columns, rows });
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
  const kind = command.options.get("kind")?.at(-1) ?? "themes";
  if (kind === "themes") return themeTableDocument(await themeTableOf(source, wish));
  if (kind === "quotations") return quotationListDocument("", await quotationListOf(source, wish));
  return { problem: `“${kind}” is not a kind for reports: take themes or quotations.` };
}

function wishOf({ study }: PaperSource, { operands, options }: Command): TableWish | Refusal {
  const last = (name: string): string | undefined => options.get(name)?.at(-1);
  return tableWish(study.figures.study.codebook, {
    name: operands[0],
    level: last("level"),
    columns: last("columns"),
    where: options.get("where"),
    nodes: last("nodes"),
    attributes: last("attributes"),
  });
}
