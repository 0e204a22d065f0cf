import { CODING, rowCount } from "../../study/facts";
import { byUnits, type GiveWay } from "../compared";
import type { Base } from "../comparisons";
import { emptyStretch, readStretch } from "../stretchOfCoding";
import { NONE_COLUMN } from "./columns";
import type { Layer } from "./layers";
import { createSlotFinder, type FindSlots } from "./slots";

/**
 * The numbers of the columns in their order: names by UTF-16 units. The column of what has no value
 * comes last, and stands only where something is in it: a participant, or a coding without a word of
 * any column.
 */
export async function columnOrder(
  names: readonly string[],
  { layers, bases }: { readonly layers: readonly Layer[]; readonly bases: readonly Base[] },
  giveWay: GiveWay,
): Promise<readonly number[]> {
  const named = [...names.keys()]
    .filter((column) => column !== NONE_COLUMN)
    .sort((a, b) => byUnits(names[a], names[b]));
  const { cases, transcripts } = bases[NONE_COLUMN];
  const hasNone = cases > 0 || transcripts > 0 || (await hasCodingOutside(layers, giveWay));
  return hasNone ? [...named, NONE_COLUMN] : named;
}

async function hasCodingOutside(layers: readonly Layer[], giveWay: GiveWay): Promise<boolean> {
  const findSlots = createSlotFinder();
  for (const layer of layers) {
    if (layer.hasOutsiders && isAnyOutside(layer, findSlots)) return true;
    const turn = giveWay();
    if (turn !== undefined) await turn;
  }
  return false;
}

function isAnyOutside(layer: Layer, findSlots: FindSlots): boolean {
  const stretch = emptyStretch();
  const count = rowCount(layer.file.facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    readStretch(stretch, layer.file.facts, coding);
    if (findSlots(layer, stretch).length === 0) return true;
  }
  return false;
}
