// The framework matrix: what each case says of each theme, or under each heading, in numbers and summaries.
import type { MatrixPicture } from "../../../server/protocol/findings";
import { COUNTING_RULE } from "../../text/codebookEntry";
import { countOf } from "../../text/figures";
import type { FindingsMessage } from "./messages";
import { leftOut, NO_TRANSCRIPTS, pageNotes, sizeOf, type Picture } from "./picture";
import type { Table } from "./table";

export function frameworkMatrix({ findings }: FindingsMessage, matrix: MatrixPicture): Picture {
  const { by, columns, columnsLeftOut, offset, total, rows, problems, cut } = matrix;
  const across = by === "theme" ? "themes" : "headings";
  const parts = {
    title: `Framework matrix: cases by ${across}`,
    name: `framework-matrix-by-${across}`,
    rule: `${COUNTING_RULE} ${RULES[by]}`,
    table: matrixTable(matrix),
  };
  if (total === 0) return { ...parts, notes: [], description: NO_TRANSCRIPTS };
  if (columns.length === 0) return { ...parts, notes: [], description: NO_COLUMNS[by] };
  return {
    ...parts,
    description:
      `One row for each case, one column for each ${by === "theme" ? "theme" : "heading of the interviews"}. ` +
      "A cell has the number of passages and your summary of them; choose a cell to read its " +
      `passages and to write its summary. ${sizeOf(findings)}`,
    notes: [
      ...pageNotes(offset, rows.length, total, "case"),
      ...leftOut([[columnsLeftOut, "column"]]),
      ...(cut > 0 ? [cutNote(cut)] : []),
      ...(problems > 0 ? [problemsNote(problems)] : []),
    ],
    matrix,
  };
}

function cutNote(count: number): string {
  const are = count === 1 ? "is" : "are";
  return `${countOf(count, "summary")} ${are} cut here: choose the cell to read all of it.`;
}

function problemsNote(count: number): string {
  const has = count === 1 ? "has a problem" : `has ${countOf(count, "problem")}`;
  return `framework.md ${has}: some summaries belong to no cell. See Problems.`;
}

const NO_COLUMNS = {
  theme: "The codebook has no themes or codes yet.",
  heading: "Nothing is coded yet under any heading, and no transcript has headings.",
};

const RULES = {
  theme:
    "A cell counts passages of the theme and of all below it, united over the whole transcript, that hold a word of the case.",
  heading:
    "A cell counts passages of any code, united over the whole transcript, that hold a word of the case under the heading.",
};

/** Two columns for each of the matrix: how many passages, and the summary. */
function matrixTable({ columns, rows }: MatrixPicture): Table {
  return {
    columns: [
      { name: "Case" },
      ...columns.flatMap(({ name }) => [
        { name: `${name}: passages`, figure: "count" as const },
        { name: `${name}: summary` },
      ]),
    ],
    rows: rows.map(({ case: name, cells }) => [
      name,
      ...cells.flatMap(({ passages, summary }) => [passages, summary ?? ""]),
    ]),
  };
}
