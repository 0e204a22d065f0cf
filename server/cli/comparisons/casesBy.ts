import { attributeNames } from "../../counts/attributeValues";
import { casesBy, type CasesByRequest } from "../../counts/casesBy";
import { comparedOf } from "../../counts/compared";
import type { CasesRow, CasesTable } from "../../counts/comparisons";
import type { Figures } from "../../counts/figures";
import type { Cell, Sheet } from "../formats";
import { loadFigures } from "../loadCounted";
import { UsageError, type Arguments } from "../usage";
import { listOf, oneOf } from "./choices";
import { printRuled } from "./printRuled";

/** `verbatim cases`: cases, or transcripts, by one to three attributes. */
export async function runCases(args: Arguments): Promise<number> {
  const { format, comparison } = args;
  if (comparison.by === undefined) {
    throw new UsageError("cases needs one to three attributes: --by sector,level");
  }
  const of = oneOf("table of", comparison.of ?? "cases", ["cases", "transcripts"]);
  const { figures, whole } = await loadFigures(args);
  const known = await attributeNames(comparedOf(whole));
  const by = listOf(comparison.by, known).map((name) => oneOf("attribute", name, known));
  if (by.length > 3) throw new UsageError("cases takes three attributes at most.");
  const result = await casesBy(figures, { by, of });
  const sheet = await sheetOf(figures, result, { by, of });
  printRuled(format, result, { sheet: () => sheet, rule: RULES[of] });
  return 0;
}

const RULES = {
  cases:
    "A case with several values stands under each and counts once in a total; (none) is for cases without a value.",
  transcripts:
    "A transcript stands under the values of all who take part in it and counts once in a total; (none) is for those without a value.",
};

async function sheetOf(
  figures: Figures,
  result: CasesTable,
  { by, of }: CasesByRequest,
): Promise<Sheet> {
  const { columns, rows, total } = result;
  const rowNames = by.length < 2 ? by : by.slice(0, -1);
  const bottom = columns.length === 0 ? [] : await totalsOf(figures, { by: by.slice(-1), of });
  const blank = rowNames.slice(1).map(() => null);
  return {
    columns: [...rowNames, ...columns, by.length < 2 ? (of ?? "cases") : "total"],
    rows: [
      ...rows.flatMap((row) => linesOf(row, { names: [], width: rowNames.length })),
      ["total", ...blank, ...bottom, total],
    ],
  };
}

/** How many stand in each column, each once. */
async function totalsOf(figures: Figures, request: CasesByRequest): Promise<number[]> {
  return (await casesBy(figures, request)).rows.map(({ total }) => total);
}

/** A row, and below it the rows in it. */
function linesOf(
  { value, cells, total, rows = [] }: CasesRow,
  { names, width }: { readonly names: readonly string[]; readonly width: number },
): Cell[][] {
  const own = [...names, value];
  const padding: null[] = Array(width - own.length).fill(null);
  return [
    [...own, ...padding, ...cells, total],
    ...rows.flatMap((row) => linesOf(row, { names: own, width })),
  ];
}
