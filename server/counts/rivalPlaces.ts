import { comparedOf, giveNoWay, type GiveWay } from "./compared";
import { columnsBy } from "./crosstab/columns";
import { layersOf, type Layer } from "./crosstab/layers";
import type { Place } from "./crosstab/places";
import { createSlotFinder } from "./crosstab/slots";
import type { Figures } from "./figures";
import { codingsOfRivals } from "./rivals";
import { visitUnited, type Stretch } from "./united";

export interface RivalPlacesRequest {
  /** As the rival explanations are by. */
  readonly by: string;
  /** `NONE` for codings without a value. */
  readonly value: string;
  /** Null: whoever speaks. */
  readonly case: string | null;
}

/** The passages of a value that hold a word of the case, in the order of the files and of the text. */
export async function placesOfRival(
  figures: Figures,
  { by, value, case: wanted }: RivalPlacesRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly Place[]> {
  const places: Place[] = [];
  await visitRivals(figures, by, giveWay, (passage) => {
    if (passage.value !== value) return;
    if (wanted !== null && !passage.cases.includes(wanted)) return;
    places.push({ file: passage.layer.file, ...passage.stretch });
  });
  return places;
}

/** How many passages of a value hold a word of a case. */
export type RivalPassages = (name: string, value: string) => number;

/** Counts the passages of each value in each case, united over the whole file first. */
export async function rivalPassagesOf(
  figures: Figures,
  by: string,
  giveWay: GiveWay = giveNoWay,
): Promise<RivalPassages> {
  const counts = new Map<string, Map<string, number>>();
  await visitRivals(figures, by, giveWay, ({ value, cases }) => {
    for (const name of cases) {
      const own = counts.get(name) ?? new Map<string, number>();
      counts.set(name, own);
      own.set(value, (own.get(value) ?? 0) + 1);
    }
  });
  return (name, value) => counts.get(name)?.get(value) ?? 0;
}

interface RivalPassage {
  readonly value: string;
  readonly layer: Layer;
  /** One object that changes. */
  readonly stretch: Readonly<Stretch>;
  /** Whose words it holds. */
  readonly cases: readonly string[];
}

async function visitRivals(
  figures: Figures,
  by: string,
  giveWay: GiveWay,
  visit: (passage: RivalPassage) => void,
): Promise<void> {
  const compared = comparedOf(figures);
  const codingsOf = codingsOfRivals(compared, by);
  const columns = columnsBy("case", compared);
  const findSlots = createSlotFinder();
  for (const file of compared.files) {
    for (const layer of layersOf(columns, file)) {
      for (const [value, codings] of codingsOf(file.facts)) {
        visitUnited(file.facts, codings, (stretch) => {
          const slots = findSlots(layer, stretch);
          const cases = slots.map((slot) => columns.cases.names[layer.slots[slot].case]);
          visit({ value, layer, stretch, cases });
        });
      }
    }
    await giveWay();
  }
}
