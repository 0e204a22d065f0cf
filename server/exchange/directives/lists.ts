import { codingRowsOf } from "../../counts/codingRows";
import { comparedOf } from "../../counts/compared";
import { rivalNames, rivalsOf } from "../../counts/rivals";
import { FRAMEWORK_NAME } from "../../study/framework";
import { sortedPaths } from "../../study/study";
import { KWIC_WIDTH, kwicPaper } from "../paper/kwicDocument";
import { MATRIX_RULES, matrixRows, matrixTableOf } from "../paper/matrixTable";
import { RIVALS_RULE, rivalsTable } from "../paper/rivalsTable";
import { COUNTING_RULE } from "../paper/rules";
import type { PaperSource } from "../paper/source";
import type { Refusal } from "../paper/wish";
import type { Cell, ReportDocument } from "../report/model";
import { choiceOf, namedNodes, noted } from "./choices";
import { optionOf, type Command } from "./words";

/** `kwic`: words wherever they are said, with what stands around them. */
export async function kwic(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const role = choiceOf(command, "role", ["participant", "interviewer"] as const);
  if (typeof role === "object") return role;
  const width = optionOf(command, "width") ?? String(KWIC_WIDTH);
  if (!/^\d{1,5}$/.test(width) || Number(width) > WIDEST)
    return { problem: `--width takes a number of characters up to ${WIDEST}, not “${width}”.` };
  const [where, ...others] = command.options.get("where") ?? [];
  if (others.length > 0) return { problem: "--where takes one query; combine them with AND." };
  const wish = { words: command.operands[0] ?? "", width: Number(width) };
  const paper = await kwicPaper(source, {
    ...wish,
    ...(where === undefined ? {} : { where }),
    ...(role === undefined ? {} : { role }),
  });
  return "problem" in paper ? paper : paper.document(false);
}

const WIDEST = 10_000;

/** `codings`: every coded passage, one row a coding. */
export async function codings({ study, read, pause }: PaperSource): Promise<ReportDocument> {
  const rows: Cell[][] = [];
  for (const path of sortedPaths(study.figures.study.files.keys())) {
    const context = await read(path);
    for (const row of context === undefined ? [] : codingRowsOf(context)) {
      rows.push([row.file, row.line, row.code, row.text, row.speaker, row.case, row.memo, row.by]);
    }
    await pause();
  }
  const columns = ["File", "Line", "Code", "Words", "Speaker", "Case", "Memo", "Coder"];
  return noted(columns, rows, "One row for each code of each passage, in the order of the files.");
}

/** `rivals`: figures by an attribute of codes, or by an annotation of single codings. */
export async function rivals(
  { study, pause }: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const names = rivalNames(comparedOf(study.whole ?? study.figures));
  const by = choiceOf(command, "by", names);
  if (by === undefined)
    return { problem: "rivals needs an attribute of codes (--by model), or --by @model." };
  if (typeof by === "object") return by;
  const { columns, rows } = rivalsTable(await rivalsOf(study.figures, by, pause));
  return noted(columns, rows, `${RIVALS_RULE} ${COUNTING_RULE}`);
}

/** `matrix`: the passages of each case for each theme or heading, and what `framework.md` says of them. */
export async function matrix(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const by = choiceOf(command, "by", ["theme", "heading"] as const) ?? "theme";
  if (typeof by === "object") return by;
  const nodes = namedNodes(command);
  if (nodes !== undefined && by === "heading")
    return { problem: "matrix takes --nodes only by theme." };
  const { codebook } = source.study.figures.study;
  const unknown = nodes?.find((id) => !codebook.nodes.has(id));
  if (unknown !== undefined) return { problem: `The codebook has no theme or code “${unknown}”.` };
  const { table, problems, unread } = await matrixTableOf(source, { by, nodes });
  const columns = ["Case", ...table.columns.map(({ name }) => name)];
  const rule = [MATRIX_RULES[by], ...leftOut(problems.length, unread)].join(" ");
  return noted(columns, matrixRows(table), rule);
}

/** What belongs to no cell has its problems in the editor and on the command line. */
function leftOut(problems: number, unread: readonly string[]): readonly string[] {
  return [
    ...(problems === 0
      ? []
      : [`Left out of ${FRAMEWORK_NAME}, as it fits no case and no column: ${problems}.`]),
    ...(unread.length === 0 ? [] : [`Files that could not be read: ${unread.join(", ")}.`]),
  ];
}
