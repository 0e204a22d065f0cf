import { attributeNames, attributeToCompare } from "../../counts/attributeValues";
import { casesBy } from "../../counts/casesBy";
import { comparedOf, type GiveWay } from "../../counts/compared";
import { CROSSTAB_PARTS } from "../../counts/crosstab/columns";
import { crosstabOf } from "../../counts/crosstab/crosstab";
import type { CasesRow, CasesTable } from "../../counts/comparisons";
import { newCodesOf } from "../../counts/newCodes";
import type {
  CasesPicture,
  CasesWish,
  CrosstabPicture,
  CrosstabWish,
  NewCodesPicture,
  NewCodesWish,
} from "../../protocol/findings";
import type { StudySnapshot } from "../context";
import { idsOfWish } from "./nodesWish";

/** So many columns and rows are given at most; who wants more asks the command line. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 1000;

/** Nodes × columns (counting rules, section 4); the first columns where there are many. */
export async function crosstabPictureOf(
  study: StudySnapshot,
  wish: CrosstabWish,
  pause: GiveWay,
): Promise<CrosstabPicture> {
  const compared = comparedOf(study.figures);
  const attributes = await attributeNames(compared, pause);
  const parts: readonly string[] = CROSSTAB_PARTS;
  const isThere = wish.by !== null && [...parts, ...attributes].includes(wish.by);
  const by = isThere ? wish.by : ((await attributeToCompare(compared, pause)) ?? "case");
  const nodes = idsOfWish(study, wish.nodes);
  const request = { by, measure: wish.measure, nodes, mostColumns: MOST_COLUMNS };
  const crosstab = await crosstabOf(study.figures, request, pause);
  return { picture: "crosstab", attributes, parts, crosstab };
}

/** New codes by interview (counting rules, section 4), some transcripts at a time. */
export async function newCodesPictureOf(
  study: StudySnapshot,
  { order, offset: from, limit }: NewCodesWish,
  pause: GiveWay,
): Promise<NewCodesPicture> {
  const all = await newCodesOf(study.figures, order, pause);
  const offset = from > 0 ? Math.floor(from) : 0;
  const rows = all.slice(offset, offset + (limit > 0 ? Math.floor(limit) : 0));
  return {
    picture: "newCodes",
    order,
    offset,
    total: all.length,
    rows: rows.map((row) => ({ ...row, uri: study.uriOf(row.file) })),
  };
}

/** The sample table (counting rules, section 4), by the attributes that there are. */
export async function casesPictureOf(
  study: StudySnapshot,
  { of, rows: wanted, nested: below, columns: across }: CasesWish,
  pause: GiveWay,
): Promise<CasesPicture> {
  const compared = comparedOf(study.figures);
  const attributes = await attributeNames(compared, pause);
  const isThere = wanted !== null && attributes.includes(wanted);
  const first = isThere ? wanted : await attributeToCompare(compared, pause);
  const nested = attributes.find((name) => name === below && name !== first) ?? null;
  const second = attributes.filter((name) => name === across && name !== first && name !== nested);
  const empty = { picture: "cases", of, attributes, nested } as const;
  if (first === undefined) return { ...empty, table: null, rowsLeftOut: 0, columnsLeftOut: 0 };
  const by = [first, ...(nested === null ? [] : [nested]), ...second];
  const counted = await casesBy(study.figures, { by, of }, pause);
  const table = nested !== null && second.length === 0 ? nestedList(counted) : counted;
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const rows = firstRows(table.rows);
  return {
    ...empty,
    table: { ...table, columns, rows },
    rowsLeftOut: table.rows.length - rows.length,
    columnsLeftOut: table.columns.length - columns.length,
  };
}

/** What stands in columns by the second attribute, as rows below each row. */
function nestedList({ columns, rows, ...table }: CasesTable): CasesTable {
  const below = ({ cells }: CasesRow): readonly CasesRow[] =>
    cells.flatMap((total, column) =>
      total === 0 ? [] : [{ value: columns[column] ?? "", cells: [], total }],
    );
  return {
    ...table,
    columns: [],
    rows: rows.map((row) => ({ ...row, cells: [], rows: below(row) })),
  };
}

/** As many whole rows, with those below them, as are given at most; the first one in any case. */
function firstRows(rows: readonly CasesRow[]): readonly CasesRow[] {
  let count = 0;
  const isGiven = ({ rows: below = [] }: CasesRow): boolean =>
    (count += 1 + below.length) <= MOST_ROWS || count === 1 + below.length;
  return rows.filter(isGiven).map(cut);
}

function cut({ value, cells, total, rows }: CasesRow): CasesRow {
  const row = { value, cells: cells.slice(0, MOST_COLUMNS), total };
  return rows ? { ...row, rows: rows.map(cut) } : row;
}
