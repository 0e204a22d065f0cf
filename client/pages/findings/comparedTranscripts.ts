// Transcripts and cases: what each transcript brings, and who was interviewed.
import { max } from "d3-array";
import type { CasesRow } from "../../../server/protocol/comparisons";
import type { CasesPicture, NewCodesPicture } from "../../../server/protocol/findings";
import { countOf, numberText } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { drawGrid, type GridCell } from "./drawing/grid";
import { drawNewCodes } from "./drawing/newCodes";
import type { FindingsMessage } from "./messages";
import { leftOut, NO_TRANSCRIPTS, pageNotes, type Picture } from "./picture";
import type { Table } from "./table";

export function newCodes({ order, offset, total, rows }: NewCodesPicture): Picture {
  const parts = {
    title: "New codes by interview",
    name: "new-codes-by-interview",
    rule: NEW_CODES_RULE,
    table: newCodesTable(rows),
  };
  if (total === 0) return { ...parts, notes: [], description: NO_TRANSCRIPTS };
  return {
    ...parts,
    description:
      `One bar for each transcript, by ${order === "date" ? "date, then by file" : "file"}: thin as far as codes ` +
      "were met before, thick for those that are new. At its end stand the new codes, and in " +
      "brackets all codes so far.",
    notes: pageNotes(offset, rows.length, total),
    draw: (canvas) => drawNewCodes(rows, canvas),
  };
}

const NEW_CODES_RULE =
  "How it is counted: a code is new in the first transcript, in this order, in which it is applied, " +
  "by the codebook as it is now. A theme is met with the first coding of it or of anything below it.";

function newCodesTable(rows: NewCodesPicture["rows"]): Table {
  return {
    columns: [
      { name: "Transcript" },
      { name: "New codes", figure: "count" },
      { name: "Codes so far", figure: "count" },
      { name: "New themes", figure: "count" },
      { name: "Themes so far", figure: "count" },
    ],
    rows: rows.map((row) => [row.file, row.newCodes, row.codes, row.newThemes, row.themes]),
  };
}

function listed(names: readonly string[]): string {
  const [last = "", ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(", ")} and ${last}`;
}

/** So many cells are drawn at most; the table has all that are given. */
const MOST_CELLS = 3000;

export function casesGrid({ ground }: FindingsMessage, picture: CasesPicture): Picture {
  const { of, nested, table, rowsLeftOut, columnsLeftOut } = picture;
  const by = (table?.by ?? []).map(oneLine);
  const capital = of === "cases" ? "Cases" : "Transcripts";
  const parts = {
    title: table ? `${capital} by ${listed(by)}` : `${capital} by attributes`,
    name: `${of}-by-attributes`,
    rule: CASES_RULE,
    table: casesTable(picture, capital),
  };
  if (!table) return { ...parts, notes: [], description: NO_ATTRIBUTES };
  const across = table.columns.length > 0;
  const columns = across ? [...table.columns, "Total"] : [capital];
  const rows = table.rows.flatMap(withRowsBelow);
  const drawn = rows.slice(0, Math.max(1, Math.floor(MOST_CELLS / columns.length)));
  return {
    ...parts,
    description:
      `One row for each value of ${by[0] ?? ""}${nested === null ? "" : `, below it one for each of ${oneLine(nested)} in it`}` +
      `${across ? `, one column for each of ${by.at(-1) ?? ""}` : ""}. ` +
      `The number of ${of} is written on each cell: the larger it is, the stronger the colour. ` +
      `There are ${countOf(table.total, of.slice(0, -1))} in all.`,
    notes: leftOut([
      [rows.length - drawn.length + rowsLeftOut, "row"],
      [columnsLeftOut, "column"],
    ]),
    draw: (canvas, colors) =>
      drawGrid(
        {
          rows: gridRows(drawn, columns, { across, of }),
          columns: columns.map((name) => ({ name, base: "" })),
          ground: colors === "paper" ? "light" : ground,
        },
        canvas,
      ),
  };
}

const NO_ATTRIBUTES =
  "No case has an attribute yet. Attributes stand in the front matter of transcripts, or in cases.csv.";

const CASES_RULE =
  "How it is counted: a case stands under every value that it has, and a total counts it once. " +
  "What has no value stands under (none). Cases without a transcript are not counted.";

/** A row of the first attribute, or one of the second below it. */
interface DrawnRow {
  readonly row: CasesRow;
  readonly above: CasesRow | null;
}

function withRowsBelow(row: CasesRow): readonly DrawnRow[] {
  const below = (row.rows ?? []).map((inner): DrawnRow => ({ row: inner, above: row }));
  return [{ row, above: null }, ...below];
}

function nameOf({ row, above }: DrawnRow): string {
  return above ? `${oneLine(above.value)} and ${oneLine(row.value)}` : oneLine(row.value);
}

function gridRows(
  rows: readonly DrawnRow[],
  columns: readonly string[],
  { across, of }: { readonly across: boolean; readonly of: string },
) {
  const most = max(rows, ({ row }) => (across ? max(row.cells) : row.total)) ?? 0;
  const cell = (drawn: DrawnRow, value: number, column: number): GridCell => {
    const isTotal = across && column === columns.length - 1;
    const name = across ? ` ${isTotal ? "in all" : `and ${oneLine(columns[column] ?? "")}`}` : "";
    return {
      texts: [numberText(value)],
      heat: value === 0 || isTotal ? null : value / Math.max(1, most),
      isApart: isTotal,
      label: `${nameOf(drawn)}${name}: ${countOf(value, of.slice(0, -1))}`,
      target: null,
    };
  };
  return rows.map((drawn) => ({
    key: JSON.stringify([drawn.above?.value ?? null, drawn.row.value]),
    name: drawn.row.value,
    depth: drawn.above ? 1 : 0,
    isBold: false,
    cells: [...(across ? drawn.row.cells : []), drawn.row.total].map((value, column) =>
      cell(drawn, value, column),
    ),
  }));
}

/** With rows below rows, the second column names those, and is empty for the row that holds them. */
function casesTable({ nested, table }: CasesPicture, capital: string): Table {
  const { by = [], columns = [], rows = [] } = table ?? {};
  const across = columns.map((name) => ({ name, figure: "count" as const }));
  const names = ({ row, above }: DrawnRow): readonly string[] =>
    nested === null ? [row.value] : above ? [above.value, row.value] : [row.value, ""];
  return {
    columns: [
      { name: by[0] ?? "Value" },
      ...(nested === null ? [] : [{ name: nested }]),
      ...across,
      { name: across.length > 0 ? "Total" : capital, figure: "count" },
    ],
    rows: rows
      .flatMap(withRowsBelow)
      .map((drawn) => [
        ...names(drawn),
        ...(across.length > 0 ? drawn.row.cells : []),
        drawn.row.total,
      ]),
  };
}
