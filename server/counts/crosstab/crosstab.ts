import { CODING, rowCount } from "../../study/facts";
import { comparedOf, byUnits, giveNoWay, type Compared, type GiveWay } from "../compared";
import {
  comparedNodes,
  createNodeLists,
  fillNodeLists,
  rowsOfCodes,
  type ComparedNode,
} from "../comparedNodes";
import type { Base, Crosstab, CrosstabRow, Measure } from "../comparisons";
import type { Figures } from "../figures";
import { emptyStretch, readStretch } from "../stretchOfCoding";
import { figuresOf } from "../themes";
import { basesOf } from "./bases";
import { createCells } from "./cells";
import { columnsBy, NONE_COLUMN, type Columns } from "./columns";
import { layersOf, type Layer } from "./layers";
import { createSlotFinder } from "./slots";

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
  const table = { compared, rows, columns, layers };
  const values = await countCells(table, measure, giveWay);
  return { by, measure, ...arrange(table, { values, totals, mostColumns }) };
}

interface Table {
  readonly compared: Compared;
  readonly rows: readonly ComparedNode[];
  readonly columns: Columns;
  readonly layers: readonly Layer[];
}

async function countCells(
  { compared, rows, columns, layers }: Table,
  measure: Measure,
  giveWay: GiveWay,
): Promise<Int32Array> {
  const rowsOfCode = rowsOfCodes(compared.codebook, rows, { nodesAbove: true });
  const lists = createNodeLists(rows.length);
  const cells = createCells(measure, {
    rows: rows.length,
    columns: columns.columns.names.length,
    cases: columns.cases.names.length,
    layersOfCase: layersOfCases(layers, columns.cases.names.length),
  });
  for (const layer of layers) {
    fillNodeLists(lists, layer.file.facts, { rowsOfCode, coder: layer.coder });
    for (const row of lists.used) {
      cells.add(layer, lists.lists[row], row);
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

interface Counted {
  readonly values: Int32Array;
  readonly totals: readonly number[];
  readonly mostColumns: number;
}

/** Puts the columns in order; the one of what has no value stands only where something is in it. */
function arrange(
  { rows, columns, layers }: Table,
  { values, totals, mostColumns }: Counted,
): Omit<Crosstab, "by" | "measure"> {
  const { names } = columns.columns;
  const bases = basesOf(layers, { columns: names.length, cases: columns.cases.names.length });
  const all = [...names.keys()]
    .filter((column) => column !== NONE_COLUMN)
    .sort((a, b) => byUnits(names[a], names[b]));
  if (isInUse(bases[NONE_COLUMN]) || hasCodingOutside({ layers })) all.push(NONE_COLUMN);
  const order = all.slice(0, mostColumns);
  const rowOf = ({ id, name, kind }: ComparedNode, row: number): CrosstabRow => {
    const first = row * names.length;
    const cells = order.map((column) => values[first + column]);
    return { id, name, kind, cells, total: totals[row] };
  };
  return {
    columns: order.map((column) => names[column]),
    bases: order.map((column) => bases[column]),
    rows: rows.map(rowOf),
    ...(order.length < all.length ? { columnsLeftOut: all.length - order.length } : {}),
  };
}

function isInUse({ cases, transcripts }: Base): boolean {
  return cases > 0 || transcripts > 0;
}

/** Whether a coding holds no word of any column. */
function hasCodingOutside({ layers }: Pick<Table, "layers">): boolean {
  const findSlots = createSlotFinder();
  const stretch = emptyStretch();
  return layers.some((layer) => {
    const count = layer.hasOutsiders ? rowCount(layer.file.facts.codings, CODING) : 0;
    for (let coding = 0; coding < count; coding++) {
      readStretch(stretch, layer.file.facts, coding);
      if (findSlots(layer, stretch).length === 0) return true;
    }
    return false;
  });
}
