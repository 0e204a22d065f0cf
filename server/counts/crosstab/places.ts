import type { Codebook } from "../../codebook/model";
import { CODING } from "../../study/facts";
import { codingsOfIds } from "../codingsOfIds";
import { comparedOf, giveNoWay, type ComparedFile, type GiveWay } from "../compared";
import type { Figures } from "../figures";
import { visitUnited, type Stretch } from "../united";
import { columnsBy, NONE_COLUMN } from "./columns";
import { layersOf, type Layer } from "./layers";
import { createSlotFinder, type FindSlots } from "./slots";

/** A united passage: all of it, also where it reaches beyond what it was looked for by. */
export interface Place extends Readonly<Stretch> {
  readonly file: ComparedFile;
}

export interface CellRequest {
  /** As the crosstab is by. */
  readonly by: string;
  /** The id of a theme, a category or a code. */
  readonly node: string;
  /** The name of the column; `NONE` for what has no value. */
  readonly column: string;
}

/**
 * The passages that a cell of a crosstab counts, in the order of the files and of the text. A cell
 * of words, cases or transcripts has the passages that these are found in, and passages without a
 * participant's word besides. An unknown node or column has none.
 */
export async function placesOfCell(
  figures: Figures,
  { by, node, column }: CellRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly Place[]> {
  const compared = comparedOf(figures);
  const columns = columnsBy(by, compared);
  const wanted = columns.columns.numberOf(column);
  const ids = idsOfNode(compared.codebook, node);
  const findSlots = createSlotFinder();
  const places: Place[] = [];
  for (const file of compared.files) {
    if (file.facts.codes.some((code) => ids.has(code))) {
      for (const layer of layersOf(columns, file)) {
        addPlaces(places, { layer, wanted, findSlots }, codingsIn(layer, ids));
      }
    }
    await giveWay();
  }
  return places;
}

/** A node and everything below it; a code that the codebook lacks stands alone. */
export function idsOfNode(codebook: Codebook, node: string): ReadonlySet<string> {
  const ids = new Set([node]);
  // A set shows what is added to it while it is gone through.
  for (const id of ids)
    for (const child of codebook.nodes.get(id)?.children ?? []) ids.add(child.id);
  return ids;
}

interface Wanted {
  readonly layer: Layer;
  readonly wanted: number;
  readonly findSlots: FindSlots;
}

function addPlaces(
  places: Place[],
  { layer, wanted, findSlots }: Wanted,
  codings: readonly number[],
): void {
  visitUnited(layer.file.facts, codings, (stretch) => {
    const slots = findSlots(layer, stretch);
    const isOutside = slots.length === 0 && wanted === NONE_COLUMN;
    if (!isOutside && !slots.some((slot) => layer.slots[slot].column === wanted)) return;
    places.push({ file: layer.file, ...stretch });
  });
}

function codingsIn({ file: { facts }, coder }: Layer, ids: ReadonlySet<string>): readonly number[] {
  const all = codingsOfIds(facts, ids);
  if (coder === undefined) return all;
  return all.filter((coding) => facts.codings[coding * CODING.width + CODING.by] === coder);
}
