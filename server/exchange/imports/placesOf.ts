import type { AccountItem } from "./account";

const MOST_PLACES = 5;

/** One item of the account about things at these places, or none where there are none. */
export function itemAt(
  item: Pick<AccountItem, "fate" | "what" | "why">,
  places: readonly string[],
): readonly AccountItem[] {
  if (places.length === 0) return [];
  return [{ ...item, count: places.length, places: places.slice(0, MOST_PLACES) }];
}

/** One item of the account about so many things, or none where there are none. */
export function itemOf(
  item: Pick<AccountItem, "fate" | "what" | "why">,
  count: number,
): readonly AccountItem[] {
  return count === 0 ? [] : [{ ...item, count, places: [] }];
}
