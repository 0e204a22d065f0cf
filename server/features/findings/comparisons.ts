import { attributeNames } from "../../counts/attributeValues";
import { casesBy } from "../../counts/casesBy";
import { comparedOf } from "../../counts/compared";
import { CROSSTAB_PARTS } from "../../counts/crosstab/columns";
import { crosstabOf } from "../../counts/crosstab/crosstab";
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

type Pause = () => Promise<void> | undefined;

/** So many columns and rows are given at most; who wants more asks the command line. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 1000;

/** Nodes × columns (counting rules, section 4); the first columns where there are many. */
export async function crosstabPictureOf(
  study: StudySnapshot,
  wish: CrosstabWish,
  pause: Pause,
): Promise<CrosstabPicture> {
  const attributes = attributeNames(comparedOf(study.figures));
  const parts: readonly string[] = CROSSTAB_PARTS;
  const isThere = wish.by !== null && [...parts, ...attributes].includes(wish.by);
  const by = isThere ? wish.by : (attributes[0] ?? "case");
  const nodes = idsOfWish(study, wish.nodes);
  const request = { by, measure: wish.measure, nodes, mostColumns: MOST_COLUMNS };
  const crosstab = await crosstabOf(study.figures, request, pause);
  return { picture: "crosstab", attributes, parts, crosstab };
}

/** New codes by interview (counting rules, section 4), some transcripts at a time. */
export async function newCodesPictureOf(
  study: StudySnapshot,
  { order, offset: from, limit }: NewCodesWish,
  pause: Pause,
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
  { of, rows: wanted, columns: across }: CasesWish,
  pause: Pause,
): Promise<CasesPicture> {
  const attributes = attributeNames(comparedOf(study.figures));
  const first = wanted !== null && attributes.includes(wanted) ? wanted : attributes[0];
  const second = attributes.filter((name) => name === across && name !== first);
  const empty = { picture: "cases", of, attributes, rowsLeftOut: 0, columnsLeftOut: 0 } as const;
  if (first === undefined) return { ...empty, table: null };
  const table = await casesBy(study.figures, { by: [first, ...second], of }, pause);
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const rows = table.rows.slice(0, MOST_ROWS).map((row) => {
    return { ...row, cells: row.cells.slice(0, MOST_COLUMNS) };
  });
  return {
    ...empty,
    table: { ...table, columns, rows },
    rowsLeftOut: table.rows.length - rows.length,
    columnsLeftOut: table.columns.length - columns.length,
  };
}
