import type { Place } from "../counts/crosstab/places";
import { placeInfosOf } from "../features/placeInfos";
import type { CountedSource } from "../features/scoped";
import type { PassagesPage, PlacesResult } from "../protocol/comparisons";

/** Some of many passages, with their words; their files are read for it. */
export async function pageOfPlaces(
  places: readonly Place[],
  { offset, limit }: PassagesPage,
  { study, read }: Pick<CountedSource, "study" | "read">,
): Promise<PlacesResult> {
  const first = Math.max(0, offset);
  const wanted = places.slice(first, first + Math.max(0, limit));
  return { total: places.length, passages: await placeInfosOf(study, wanted, read) };
}
