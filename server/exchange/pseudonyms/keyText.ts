import { csvOfTable } from "../report/csv";
import type { KeyEntry } from "./key";

/** A key as CSV, as `readKey` reads it. */
export function keyText(entries: readonly KeyEntry[]): string {
  const rows = entries.map(({ name, pseudonym, kind }) => [name, pseudonym, kind ?? ""]);
  return csvOfTable({ columns: ["name", "pseudonym", "kind"], rows });
}
