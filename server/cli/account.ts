import type { AccountItem } from "../exchange/imports/account";
import { printResult, type Format } from "./formats";

/** Prints what became of everything in a file that was read or written. */
export function printAccount(format: Format, account: readonly AccountItem[]): void {
  printResult(format, account, () => ({
    columns: ["fate", "count", "what", "why", "places"],
    rows: account.map(({ fate, count, what, why, places }) => [
      fate,
      count,
      what,
      why ?? null,
      places.join(", "),
    ]),
    notes: [],
  }));
}
