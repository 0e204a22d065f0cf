import type { AccountItem } from "../imports/account";

/** Collects an account: the same thing in many places is one item. */
export interface Ledger {
  /** `place` says where, as in `code “Trust”`. */
  add(entry: LedgerEntry, place?: string): void;
  items(): readonly AccountItem[];
}

export interface LedgerEntry {
  readonly fate: AccountItem["fate"];
  readonly what: string;
  readonly why?: string;
  /** How many there are at that place, 1 unless it is said. */
  readonly count?: number;
}

export function createLedger(): Ledger {
  const items = new Map<string, Growing>();
  return {
    add({ fate, what, why, count = 1 }, place) {
      if (count === 0) return;
      const key = JSON.stringify([fate, what, why]);
      const item = items.get(key) ?? { fate, what, count: 0, why, places: [] };
      item.count += count;
      if (place !== undefined && item.places.length < MOST_PLACES) item.places.push(place);
      items.set(key, item);
    },
    items: () => [...items.values()].sort((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate)),
  };
}

interface Growing extends AccountItem {
  count: number;
  readonly places: string[];
}

const MOST_PLACES = 5;
const ORDER: readonly AccountItem["fate"][] = ["kept", "changed", "left out"];
