import type { Codebook } from "../../codebook/model";
import { attributeNames } from "../../counts/attributeValues";
import { comparedOf } from "../../counts/compared";
import type { Base, Crosstab, CrosstabRow, Measure } from "../../counts/comparisons";
import { CROSSTAB_PARTS } from "../../counts/crosstab/columns";
import { crosstabOf } from "../../counts/crosstab/crosstab";
import type { Cell } from "../../exchange/report/model";
import type { Sheet } from "../formats";
import { loadFigures } from "../loadCounted";
import { UsageError, type Arguments } from "../usage";
import { oneOf } from "./choices";
import { wantedNodes } from "./nodes";
import { printRuled } from "./printRuled";

/** `verbatim crosstab`: nodes × parts of the speech. */
export async function runCrosstab(args: Arguments): Promise<number> {
  const { format, comparison } = args;
  if (comparison.by === undefined) throw new UsageError(NO_BY);
  const measure = oneOf("measure", comparison.measure ?? "cases", MEASURES);
  const { figures, whole } = await loadFigures(args);
  const attributes = await attributeNames(comparedOf(whole));
  const by = oneOf("attribute", comparison.by, [...attributes, ...CROSSTAB_PARTS]);
  const nodes = wantedNodes(whole, comparison.nodes);
  const result = await crosstabOf(figures, { by, measure, nodes });
  const { codebook } = figures.study;
  printRuled(format, result, {
    sheet: () => sheetOf(result, format === "table" ? codebook : undefined),
    rule: RULES[measure],
  });
  return 0;
}

const NO_BY =
  "crosstab needs to know by what: --by case, speaker, heading, file, coder, or an attribute.";

const MEASURES: readonly Measure[] = ["cases", "passages", "codings", "words", "transcripts"];

const TOTAL = "The total is counted over all columns together; (none) is what has no value.";
const RULES: Readonly<Record<Measure, string>> = {
  cases: `Cases: those whose words of the column are in a passage of the node; a share is of the column's cases. ${TOTAL}`,
  passages: `Passages: the node's codings, united where they overlap, that hold a word of the column. ${TOTAL}`,
  codings: `Codings: those of the node that hold a word of the column. ${TOTAL}`,
  words: `Words: participants' words of the column inside the node's passages, each once. ${TOTAL}`,
  transcripts: `Transcripts: those with a passage of the node that holds a word of the column; a share is of the column's transcripts. ${TOTAL}`,
};

/** The codebook is given where names are indented by it. */
function sheetOf(result: Crosstab, codebook: Codebook | undefined): Sheet {
  const { columns, measure, bases, rows } = result;
  const shared = measure === "cases" || measure === "transcripts" ? measure : undefined;
  const names = columns.flatMap((column) =>
    shared === undefined ? [column] : [column, `${column} share`],
  );
  const cellsOf = (row: CrosstabRow): Cell[] =>
    row.cells.flatMap((count, at) =>
      shared === undefined ? [count] : [count, shareOf(count, bases[at][shared])],
    );
  const baseRow = (key: keyof Base): Cell[] => [
    `base: ${key}`,
    null,
    null,
    ...bases.flatMap((base) => (shared === undefined ? [base[key]] : [base[key], null])),
    null,
  ];
  return {
    columns: ["name", "id", "kind", ...names, "total"],
    rows: [
      ...rows.map((row) => [
        "  ".repeat(depthOf(codebook, row.id)) + row.name,
        row.id,
        row.kind,
        ...cellsOf(row),
        row.total,
      ]),
      baseRow("cases"),
      baseRow("transcripts"),
      baseRow("words"),
    ],
  };
}

/** Passages of interviewers can be found in more transcripts than have a participant without a value. */
function shareOf(count: number, base: number): Cell {
  return base === 0 || count > base ? null : { share: count / base };
}

function depthOf(codebook: Codebook | undefined, id: string): number {
  let depth = 0;
  let parent = codebook?.nodes.get(id)?.parent;
  while (parent !== undefined) {
    depth++;
    parent = codebook?.nodes.get(parent)?.parent;
  }
  return depth;
}
