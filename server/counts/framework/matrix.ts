import { CODING, rowCount } from "../../study/facts";
import { nameFromId } from "../../codebook/ids";
import { byUnits, comparedOf, giveNoWay, type Compared, type GiveWay } from "../compared";
import { createNodeLists, fillNodeLists, rowsOfCodes } from "../comparedNodes";
import { NONE } from "../comparisons";
import { columnsBy, NONE_COLUMN } from "../crosstab/columns";
import { layersOf, type Layer } from "../crosstab/layers";
import type { Place } from "../crosstab/places";
import { createSlotFinder } from "../crosstab/slots";
import type { Figures } from "../figures";
import { takingPart } from "../takingPart";
import { visitUnited, type Stretch } from "../united";

export interface MatrixRequest {
  readonly by: "theme" | "heading";
  /** By theme: the ids of other nodes, in the order that is wanted. Unknown ones have no passages. */
  readonly nodes?: readonly string[];
}

/** A framework matrix without its words. */
export interface Matrix {
  readonly by: "theme" | "heading";
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixColumn {
  /** The id of the node, or the heading. */
  readonly id: string;
  readonly name: string;
}

export interface MatrixRow {
  readonly case: string;
  /** By column the passages, in the order of the files and of the text. */
  readonly cells: readonly (readonly Place[])[];
}

/**
 * Cases × themes: each cell has the theme's united passages that hold a word of the case, its
 * codings united over the whole file. Cases × headings: the passages of all codes, united, that hold
 * a word of the case under the heading.
 *
 * Rows are the cases that take part, by UTF-16 units. Columns are the codebook's themes, or, where it
 * has none, its codes, in its order; headings are in the order in which they are met, speech before
 * the first one last.
 */
export async function matrixOf(
  figures: Figures,
  request: MatrixRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<Matrix> {
  const compared = comparedOf(figures);
  const draft: Draft = { cells: new Map(), columns: new Map(), cases: new Set() };
  const take =
    request.by === "theme"
      ? themeTaker(draft, compared, request.nodes)
      : headingTaker(draft, compared);
  for (const file of compared.files) {
    for (const voice of takingPart(file.facts, file.voices)) {
      draft.cases.add(file.voices.caseOf[voice]);
    }
    for (const layer of layersOf(take.columns, file)) take.layer(layer);
    await giveWay();
  }
  return { by: request.by, ...(await arrange(draft, giveWay)) };
}

interface Draft {
  /** By case and column. */
  readonly cells: Map<string, Map<string, Place[]>>;
  /** By the id their names, in their order. */
  readonly columns: Map<string, string>;
  readonly cases: Set<string>;
}

interface Taker {
  readonly columns: ReturnType<typeof columnsBy>;
  readonly layer: (layer: Layer) => void;
}

function themeTaker(draft: Draft, compared: Compared, nodes: readonly string[] | undefined): Taker {
  const { codebook } = compared;
  const themes = codebook.roots.filter(({ kind }) => kind === "theme");
  const usual = (themes.length > 0 ? themes : codebook.roots).map(({ id }) => id);
  const wanted = [...new Set(nodes ?? usual)].map((id) => ({
    id,
    name: codebook.nodes.get(id)?.name ?? nameFromId(id),
  }));
  for (const { id, name } of wanted) draft.columns.set(id, name);
  const rowsOfCode = rowsOfCodes(codebook, wanted, { nodesAbove: true });
  const lists = createNodeLists(wanted.length);
  const columns = columnsBy("case", compared);
  const findSlots = createSlotFinder();
  const layer = (one: Layer): void => {
    fillNodeLists(lists, one.file.facts, { rowsOfCode });
    for (const row of lists.used) {
      const add = (stretch: Readonly<Stretch>): void => {
        for (const slot of findSlots(one, stretch)) {
          const name = columns.cases.names[one.slots[slot].case];
          addPlace(draft, { name, column: wanted[row].id }, { file: one.file, ...stretch });
        }
      };
      visitUnited(one.file.facts, lists.lists[row], add, lists.sizes[row]);
    }
  };
  return { columns, layer };
}

function headingTaker(draft: Draft, compared: Compared): Taker {
  const columns = columnsBy("heading", compared);
  const findSlots = createSlotFinder();
  const layer = (one: Layer): void => {
    for (const { column } of one.slots) {
      const heading = columns.columns.names[column];
      if (column !== NONE_COLUMN) draft.columns.set(heading, heading);
    }
    const all = [...Array(rowCount(one.file.facts.codings, CODING)).keys()];
    visitUnited(one.file.facts, all, (stretch) => {
      for (const slot of findSlots(one, stretch)) {
        const { case: own, column } = one.slots[slot];
        if (own < 0) continue;
        const place = { file: one.file, ...stretch };
        const names = { name: columns.cases.names[own], column: columns.columns.names[column] };
        addPlace(draft, names, place);
      }
    });
  };
  return { columns, layer };
}

function addPlace(
  { cells }: Draft,
  { name, column }: { readonly name: string; readonly column: string },
  place: Place,
): void {
  const row = cells.get(name) ?? new Map<string, Place[]>();
  cells.set(name, row);
  const known = row.get(column);
  if (known === undefined) row.set(column, [place]);
  else known.push(place);
}

const NO_PLACES: readonly Place[] = [];

async function arrange(
  { cells, columns, cases }: Draft,
  giveWay: GiveWay,
): Promise<Pick<Matrix, "columns" | "rows">> {
  const all = [...columns].map(([id, name]) => ({ id, name }));
  const hasNone = [...cells.values()].some((row) => row.has(NONE));
  if (hasNone && !columns.has(NONE)) all.push({ id: NONE, name: NONE });
  const rows: MatrixRow[] = [];
  for (const name of [...cases].sort(byUnits)) {
    rows.push({ case: name, cells: all.map(({ id }) => cells.get(name)?.get(id) ?? NO_PLACES) });
    await giveWay();
  }
  return { columns: all, rows };
}
