import { newCodesOf, type TranscriptOrder } from "../../counts/newCodes";
import { loadFigures } from "../loadCounted";
import type { Arguments } from "../usage";
import { oneOf } from "./choices";
import { printRuled } from "./printRuled";

/** `verbatim new-codes`: how many codes and themes each transcript brings. */
export async function runNewCodes(args: Arguments): Promise<number> {
  const { format, comparison } = args;
  const order = oneOf("order", comparison.order ?? "date", ORDERS);
  const rows = await newCodesOf((await loadFigures(args)).figures, order);
  printRuled(format, rows, {
    sheet: () => ({ columns: COLUMNS, rows: rows.map((row) => COLUMNS.map((name) => row[name])) }),
    rule: RULES[order],
  });
  return 0;
}

const ORDERS: readonly TranscriptOrder[] = ["date", "file"];
const COLUMNS = ["file", "newCodes", "codes", "newThemes", "themes"] as const;

const MET = "codes and themes met for the first time, and all that were met so far.";
const RULES: Readonly<Record<TranscriptOrder, string>> = {
  date: `By the transcripts' dates, those without one last: ${MET}`,
  file: `By the transcripts' paths: ${MET}`,
};
