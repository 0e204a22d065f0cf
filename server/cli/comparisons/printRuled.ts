import { formatSheet, printResult, type Format, type Sheet } from "../formats";
import { scopeNotes, writeOut } from "../output";

/** Prints a result as others are printed; where there is room for text, it says how it was counted. */
export function printRuled(
  format: Format,
  result: unknown,
  { sheet, rule }: { readonly sheet: () => Sheet; readonly rule: string },
): void {
  if (format === "table" || format === "markdown") {
    return writeOut(`${formatSheet(format, sheet())}\n${[rule, ...scopeNotes()].join("\n")}\n`);
  }
  printResult(format, result, () => ({ ...sheet(), notes: [rule] }));
}
