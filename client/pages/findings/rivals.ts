// Rival explanations: what speaks for each, and which cases speak for one, for several or for none.
import { max } from "d3-array";
import type { RivalsTable } from "../../../server/protocol/comparisons";
import type { RivalCase, RivalsPicture } from "../../../server/protocol/findings";
import { COUNTING_RULE } from "../../text/codebookEntry";
import { countOf, numberText } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { MEASURES } from "./choices";
import { drawGrid, type GridCell, type GridRow } from "./drawing/grid";
import type { FindingsMessage } from "./messages";
import { fileName, leftOut, sizeOf, type Picture } from "./picture";
import type { Table } from "./table";

/** So many cells are drawn at most; the table has all that are given. */
const MOST_CELLS = 3000;

export function rivals({ findings, ground }: FindingsMessage, picture: RivalsPicture): Picture {
  const { rivals: found, cases, casesLeftOut, valuesLeftOut } = picture;
  if (!found) return { ...NOTHING, notes: [], description: NO_VALUES };
  const by = oneLine(found.by);
  const parts = {
    title: `Rival explanations: ${by}`,
    name: `rival-explanations-${fileName(found.by.replace(/^@/, "annotation "))}`,
    rule: `${COUNTING_RULE} ${RIVALS_RULE}`,
    table: rivalsTable(found, cases),
  };
  if (found.rows.length === 0) return { ...parts, notes: [], description: NO_CODINGS };
  const drawn = cases.slice(0, Math.max(1, Math.floor(MOST_CELLS / found.rows.length)));
  return {
    ...parts,
    description:
      `One column for each of ${countOf(found.rows.length, "value")} of ${by}, with its figures; below these ` +
      "one row for each case, in groups: cases that speak for one value alone, for several, and " +
      "for none. On each cell stands how many passages hold words of the case: the more, the stronger " +
      `the colour. ${verdictsOf(found)} ${sizeOf(findings)}`,
    notes: leftOut([
      [cases.length - drawn.length + casesLeftOut, "case"],
      [valuesLeftOut, "value"],
    ]),
    draw: (canvas, colors) =>
      drawGrid(
        {
          rows: [...figureRows(found), ...caseRows(found, drawn)],
          columns: found.rows.map(({ value }) => ({ name: value, base: "" })),
          ground: colors === "paper" ? "light" : ground,
        },
        canvas,
      ),
  };
}

const NO_VALUES =
  "No code has an attribute, and no coding an annotation, by which explanations could be weighed. " +
  "Give codes one in the codebook, such as attributes: { model: … }, or passages an annotation: {.code model=…}.";

const NO_CODINGS = "Nothing is coded yet.";

const NOTHING = {
  title: "Rival explanations",
  name: "rival-explanations",
  rule: COUNTING_RULE,
  table: { columns: [], rows: [] },
};

const RIVALS_RULE =
  "The codings of all codes with one value are counted as if they were of one code; a code without " +
  "the attribute has that of the nearest category or theme above it. A case speaks for a value where " +
  "its words are in one of these passages; negative cases speak for none. What has no value stands " +
  "under (none), and speaks for nothing.";

/** "7 cases speak for one value alone, 9 for several, 3 for none." */
function verdictsOf({ rows, several, none }: RivalsTable): string {
  const alone = rows.reduce((sum, { only }) => sum + only.length, 0);
  const rest = `${numberText(several.length)} for several, ${numberText(none.length)} for none`;
  return `${countOf(alone, "case")} ${alone === 1 ? "speaks" : "speak"} for one value alone, ${rest}.`;
}

/** The figures of each value, without a colour: they are of different kinds. */
function figureRows({ by, rows }: RivalsTable): GridRow[] {
  return MEASURES.map((measure) => ({
    key: ` ${measure}`,
    name: `All ${measure}`,
    depth: 0,
    isBold: false,
    cells: rows.map((row): GridCell => {
      const { value, [measure]: figure } = row;
      const what = countOf(figure, measure.slice(0, -1));
      return {
        texts: [numberText(figure)],
        heat: null,
        isApart: true,
        label: `${oneLine(value)}: ${what} in all`,
        target: { kind: "rival", by, value, case: null },
      };
    }),
  }));
}

function caseRows(found: RivalsTable, cases: readonly RivalCase[]): GridRow[] {
  const { by, rows } = found;
  const most = max(cases, ({ passages }) => max(passages)) ?? 1;
  const cell = ({ case: name, values }: RivalCase, value: string, count: number): GridCell => ({
    texts: [numberText(count)],
    heat: count === 0 ? null : count / most,
    label: `${oneLine(name)}, ${verdictOf(values)}. ${oneLine(value)}: ${countOf(count, "passage")}`,
    target: count === 0 ? null : { kind: "rival", by, value, case: name },
  });
  return cases.flatMap((one, index): GridRow[] => {
    const group = groupOf(one);
    const row = {
      key: `case ${one.case}`,
      name: one.case,
      depth: 1,
      isBold: false,
      cells: rows.map(({ value }, at) => cell(one, value, one.passages[at] ?? 0)),
    };
    const before = cases[index - 1];
    return before && groupOf(before) === group ? [row] : [headingOf(found, one, group), row];
  });
}

/** Cases that stand together: those for one value, those for several, those for none. */
function groupOf({ values }: RivalCase): string {
  return values.length === 1 ? `only ${values[0] ?? ""}` : values.length > 1 ? "several" : "none";
}

function headingOf({ rows, several, none }: RivalsTable, first: RivalCase, key: string): GridRow {
  const { values } = first;
  const alone = rows.find(({ value }) => value === values[0])?.only ?? [];
  const name =
    values.length === 1
      ? `Only ${values[0] ?? ""}: ${countOf(alone.length, "case")}`
      : values.length > 1
        ? `Several: ${countOf(several.length, "case")}`
        : `None, negative cases: ${countOf(none.length, "case")}`;
  return { key: `group ${key}`, name, depth: 0, isBold: true, isHeading: true, cells: [] };
}

function verdictOf(values: readonly string[]): string {
  if (values.length === 0) return "speaks for none";
  if (values.length === 1) return `speaks for ${oneLine(values[0] ?? "")} alone`;
  return `speaks for ${numberText(values.length)}`;
}

/** The rows of the picture: the figures of all cases, then the passages of each. */
function rivalsTable({ rows }: RivalsTable, cases: readonly RivalCase[]): Table {
  return {
    columns: [
      { name: "Case" },
      { name: "Speaks for" },
      { name: "Figure" },
      ...rows.map(({ value }) => ({ name: value, figure: "count" as const })),
    ],
    rows: [
      ...MEASURES.map((measure) => ["All", "", measure, ...rows.map((row) => row[measure])]),
      ...cases.map(({ case: name, values, passages }) => {
        return [name, values.length === 0 ? "none" : values.join(" + "), "passages", ...passages];
      }),
    ],
  };
}
