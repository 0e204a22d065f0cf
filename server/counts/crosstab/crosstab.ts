import { comparedOf, giveNoWay, type Compared, type GiveWay } from "../compared";
import {
  comparedNodes,
  createNodeLists,
  fillNodeLists,
  rowsOfCodes,
  type ComparedNode,
} from "../comparedNodes";
import type { Crosstab, CrosstabRow, Measure } from "../comparisons";
import type { Figures } from "../figures";
import { figuresOf } from "../themes";
import { basesOf } from "./bases";
import { createCells } from "./cells";
import { columnOrder } from "./columnOrder";
import { columnsBy, type Columns } from "./columns";
import { layersOf, type Layer } from "./layers";

export interface CrosstabRequest {
  /** One of `CROSSTAB_PARTS`, or the name of an attribute; an unknown one has no values. */
  readonly by: string;
  readonly measure: Measure;
  /** The ids of the nodes that are wanted, in any order; absent: all. Unknown ids have no row. */
  readonly nodes?: readonly string[];
  /** How many columns are wanted at most, the first ones; absent: all. */
  readonly mostColumns?: number;
}

/**
 * Nodes × parts of the speech (counting rules, section 4); what columns and bases are stands at
 * `Columns` and `basesOf`. A cell counts:
 *
 * - codings that hold a word of the column;
 * - passages, the node's codings united over the whole file first, that hold one;
 * - participants' words of the column inside these, each once;
 * - cases whose words of the column are in them; transcripts with such a passage.
 *
 * By coder, that coder's codings are counted as if there were no others. A coding or a passage that
 * holds no word of any column stands in the column of what has no value, so that nothing is dropped.
 *
 * `giveWay` is called after each node of each file.
 */
export async function crosstabOf(
  figures: Figures,
  { by, measure, nodes, mostColumns = Infinity }: CrosstabRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<Crosstab> {
  const compared = comparedOf(figures);
  const wanted = nodes === undefined ? undefined : new Set(nodes);
  const rows = comparedNodes(compared).filter(({ id }) => wanted === undefined || wanted.has(id));
  const totals = rows.map(({ id }) => figuresOf(figures.tally, id)[measure]);
  const columns = columnsBy(by, compared);
  const layers: Layer[] = [];
  for (const file of compared.files) {
    layers.push(...layersOf(columns, file));
    await giveWay();
  }
  const { names } = columns.columns;
  const sizes = { columns: names.length, cases: columns.cases.names.length };
  const bases = await basesOf(layers, sizes, giveWay);
  const all = await columnOrder(names, { layers, bases }, giveWay);
  const order = all.slice(0, Math.max(0, mostColumns));
  const table: Table = { compared, rows, columns, layers, order };
  const values = await countCells(table, measure, giveWay);
  return {
    by,
    measure,
    columns: order.map((column) => names[column]),
    bases: order.map((column) => bases[column]),
    rows: await rowsOf(table, { values, totals }, giveWay),
    ...(order.length < all.length ? { columnsLeftOut: all.length - order.length } : {}),
  };
}

interface Table {
  readonly compared: Compared;
  readonly rows: readonly ComparedNode[];
  readonly columns: Columns;
  readonly layers: readonly Layer[];
  /** The numbers of the columns that are wanted. */
  readonly order: readonly number[];
}

async function countCells(table: Table, measure: Measure, giveWay: GiveWay): Promise<Int32Array> {
  const { compared, rows, columns, layers, order } = table;
  const rowsOfCode = rowsOfCodes(compared.codebook, rows, { nodesAbove: true });
  const lists = createNodeLists(rows.length);
  const cases = columns.cases.names.length;
  const placeOfColumn = new Int32Array(columns.columns.names.length).fill(-1);
  for (const [place, column] of order.entries()) placeOfColumn[column] = place;
  const cells = createCells(measure, {
    rows: rows.length,
    columns: order.length,
    placeOfColumn,
    cases,
    layersOfCase: layersOfCases(layers, cases),
  });
  for (const layer of layers) {
    fillNodeLists(lists, layer.file.facts, { rowsOfCode, coder: layer.coder });
    for (const row of lists.used) {
      cells.add(layer, { codings: lists.lists[row], count: lists.sizes[row], row });
      const turn = giveWay();
      if (turn !== undefined) await turn;
    }
  }
  return cells.values;
}

function layersOfCases(layers: readonly Layer[], cases: number): Int32Array {
  const counts = new Int32Array(cases);
  for (const { slots } of layers) for (const slot of slots) if (slot.case >= 0) counts[slot.case]++;
  return counts;
}

async function rowsOf(
  { rows, order }: Table,
  { values, totals }: { readonly values: Int32Array; readonly totals: readonly number[] },
  giveWay: GiveWay,
): Promise<readonly CrosstabRow[]> {
  const found: CrosstabRow[] = [];
  for (const [row, { id, name, kind }] of rows.entries()) {
    const cells = Array.from(values.subarray(row * order.length, (row + 1) * order.length));
    found.push({ id, name, kind, cells, total: totals[row] });
    await giveWay();
  }
  return found;
}
