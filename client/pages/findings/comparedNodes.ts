// Nodes that are compared: with parts of the speech, and with each other.
import { max } from "d3-array";
import type {
  Base,
  CooccurrenceKind,
  CooccurrencePair,
  Crosstab,
  CrosstabRow,
  Measure,
} from "../../../server/protocol/comparisons";
import type {
  CooccurrencePicture,
  CrosstabPicture,
  FindingsNode,
} from "../../../server/protocol/findings";
import { COUNTING_RULE } from "../../text/codebookEntry";
import { countOf, numberText, shareText } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { ALL, chosenNodes, type Choices } from "./choices";
import { drawGrid, type GridCell, type GridRow } from "./drawing/grid";
import type { FindingsMessage } from "./messages";
import {
  fileName,
  leftOut,
  limitNote,
  namesOf,
  NO_NODES,
  nodesCounted,
  ofNodes,
  sizeOf,
  type Picture,
} from "./picture";
import type { Table } from "./table";

/** So many cells are drawn at most; the table that is saved has all. */
const MOST_CELLS = 3000;

export function crosstab(
  { findings, ground }: FindingsMessage,
  { crosstab: found }: CrosstabPicture,
  { nodes: chosen }: Choices,
): Picture {
  const { by, measure, columns, columnsLeftOut = 0 } = found;
  const byId = new Map(found.rows.map((row) => [row.id, row]));
  const nodes = chosenNodes(findings.nodes, chosen).filter(({ id }) => byId.has(id));
  const rows = nodes.map((node) => ({ node, row: byId.get(node.id) as CrosstabRow }));
  const drawn = rows.slice(0, Math.max(1, Math.floor(MOST_CELLS / Math.max(1, columns.length))));
  const parts = {
    title: `${ofNodes(findings, chosen)} by ${oneLine(by)}: ${measure}`,
    name: `${measure}-by-${fileName(by)}`,
    rule: `${COUNTING_RULE} ${CROSSTAB_RULE}`,
    table: crosstabTable(found, rows),
  };
  if (rows.length === 0) return { ...parts, notes: [], description: NO_NODES };
  if (columns.length === 0)
    return { ...parts, notes: [], description: `Nothing has a value of ${oneLine(by)} yet.` };
  return {
    ...parts,
    description:
      `One row for each of ${nodesCounted(rows.length)}, one column for each value of ${oneLine(by)}. ` +
      `The number of ${measure} is written on each cell: the larger ` +
      `${baseOf(found, 0) === null ? "it is" : "its share of the column"}, the stronger the colour. ${sizeOf(findings)}`,
    notes: [
      ...limitNote(drawn.length, rows.length, "rows"),
      ...leftOut([[columnsLeftOut, "column"]]),
    ],
    draw: (canvas, colors) =>
      drawGrid(
        {
          rows: gridRows(found, drawn),
          columns: columns.map((name, index) => {
            const base = baseOf(found, index);
            return { name, base: base === null ? "" : `of ${numberText(base)}` };
          }),
          ground: colors === "paper" ? "light" : ground,
        },
        canvas,
      ),
  };
}

const CROSSTAB_RULE =
  "In each column only the words of its speakers count, and a passage counts where it holds one. " +
  "Shares of cases, transcripts and words are of those of the column. What has no value stands " +
  "under (none).";

interface NodeRow {
  readonly node: FindingsNode;
  readonly row: CrosstabRow;
}

function gridRows(found: Crosstab, rows: readonly NodeRow[]): GridRow[] {
  const { by, columns, measure } = found;
  const shareOf = (value: number, column: number): number => {
    const base = baseOf(found, column);
    return base === null ? value : base === 0 ? 0 : value / base;
  };
  const most = max(rows, ({ row }) => max(row.cells, shareOf)) ?? 0;
  const least = Math.min(...rows.map(({ node }) => node.depth));
  const cell = ({ node }: NodeRow, value: number, column: number): GridCell => {
    const base = baseOf(found, column);
    const share = base ? shareText(value / base) : null;
    const name = columns[column] ?? "";
    const of = base === null ? "" : ` of ${numberText(base)}${share ? `, ${share}` : ""}`;
    const what = `${numberText(value)} ${value === 1 ? measure.slice(0, -1) : measure}${of}`;
    return {
      texts: share ? [`${numberText(value)} (${share})`, numberText(value)] : [numberText(value)],
      heat: value === 0 ? null : shareOf(value, column) / most,
      label: `${oneLine(node.name)}, ${oneLine(by)} ${oneLine(name)}: ${what}`,
      target: value === 0 ? null : { kind: "cell", node: node.id, by, column: name },
    };
  };
  return rows.map((one) => ({
    key: one.node.id,
    name: one.node.name,
    depth: one.node.depth - least,
    isBold: one.node.kind === "theme",
    cells: one.row.cells.map((value, column) => cell(one, value, column)),
  }));
}

const baseKeys: Partial<Readonly<Record<Measure, keyof Base>>> = {
  cases: "cases",
  transcripts: "transcripts",
  words: "words",
};

/** What a share of a column is of; null where the measure has no base. */
function baseOf({ bases, measure }: Crosstab, column: number): number | null {
  const key = baseKeys[measure];
  return key === undefined ? null : (bases[column]?.[key] ?? 0);
}

/** Where the measure has a base, each column is followed by its shares of it. */
function crosstabTable(found: Crosstab, rows: readonly NodeRow[]): Table {
  const hasShares = baseKeys[found.measure] !== undefined;
  const share = (value: number, column: number): number | null => {
    const base = baseOf(found, column);
    return base ? value / base : null;
  };
  return {
    columns: [
      { name: "Name" },
      { name: "Id" },
      ...found.columns.flatMap((name): Table["columns"] => [
        { name, figure: "count" },
        ...(hasShares ? [{ name: `${name}, share`, figure: "share" } as const] : []),
      ]),
      { name: "Total", figure: "count" },
    ],
    rows: rows.map(({ node: { name, id }, row }) => [
      name,
      id,
      ...row.cells.flatMap((value, column) =>
        hasShares ? [value, share(value, column)] : [value],
      ),
      row.total,
    ]),
  };
}

export function cooccurrence(
  { findings, ground }: FindingsMessage,
  picture: CooccurrencePicture,
  { nodes: chosen }: Choices,
): Picture {
  const { kind, pairs, total, drawn: ids, drawnPairs } = picture;
  const nameOf = namesOf(findings);
  const isDrawn = new Set(ids);
  const drawn = findings.nodes.filter(({ id }) => isDrawn.has(id));
  const parts = {
    title: `Co-occurrence: ${kindTexts[kind].title}`,
    name: `co-occurrence-${kind}`,
    rule: `${COUNTING_RULE} ${kindTexts[kind].rule}`,
    table: pairsTable(pairs, nameOf),
  };
  if (findings.nodes.length === 0) return { ...parts, notes: [], description: NO_NODES };
  if (total === 0)
    return {
      ...parts,
      notes: [],
      description: `No two of these occur in the same ${kindTexts[kind].where}.`,
    };
  return {
    ...parts,
    notes: pairNotes(picture),
    description:
      `One row and one column for each of ${nodesCounted(drawn.length)}, with a number that ` +
      `stands at its row and above its column. On each cell stands how many ${kindTexts[kind].counted}: ` +
      `the more, the stronger the colour. ${sizeOf(findings)}`,
    draw: (canvas, colors) =>
      drawGrid(
        {
          rows: pairRows(drawn, drawnPairs, { kind, isOwn: chosen === ALL }),
          columns: drawn.slice(0, -1).map((_, index) => ({ name: String(index + 1), base: "" })),
          ground: colors === "paper" ? "light" : ground,
        },
        canvas,
      ),
  };
}

interface PairWay {
  readonly kind: CooccurrenceKind;
  readonly isOwn: boolean;
}

/** Every pair has one cell: below the diagonal, on which a node would meet itself. */
function pairRows(
  nodes: readonly FindingsNode[],
  pairs: readonly CooccurrencePair[],
  { kind, isOwn }: PairWay,
): GridRow[] {
  const byIds = new Map(
    pairs.flatMap(
      (pair) =>
        [
          [`${pair.a} ${pair.b}`, pair],
          [`${pair.b} ${pair.a}`, pair],
        ] as const,
    ),
  );
  const shown = new Set(nodes.map(({ id }) => id));
  const most = max(pairs, ({ a, b, count }) => (shown.has(a) && shown.has(b) ? count : 0)) ?? 1;
  const cell = (row: FindingsNode, column: FindingsNode): GridCell => {
    const { count = 0, share = null } = byIds.get(`${row.id} ${column.id}`) ?? {};
    const both = `${oneLine(row.name)} with ${oneLine(column.name)}`;
    const shared = share === null ? "" : `, a share of ${shareText(share)}`;
    return {
      texts: [numberText(count)],
      heat: count === 0 ? null : count / most,
      label: `${both}: ${countOf(count, kindTexts[kind].unit)}${shared}`,
      target: count === 0 ? null : { kind: "pair", a: row.id, b: column.id, how: kind, isOwn },
    };
  };
  return nodes.map((row, index) => ({
    key: row.id,
    name: `${index + 1} ${row.name}`,
    depth: 0,
    isBold: row.kind === "theme",
    cells: nodes.slice(0, -1).map((column, at) => (at < index ? cell(row, column) : null)),
  }));
}

/** What is not drawn, and what is not in the table. */
function pairNotes({ pairs, total, nodes, drawn }: CooccurrencePicture): string[] {
  const notes: string[] = [];
  if (drawn.length < nodes)
    notes.push(`The ${drawn.length} most recurrent of ${nodesCounted(nodes)} are drawn.`);
  if (pairs.length < total)
    notes.push(
      `The ${numberText(pairs.length)} pairs that occur most often, of ${numberText(total)}, ` +
        "are in the table: the command line prints all.",
    );
  return notes;
}

function pairsTable(pairs: readonly CooccurrencePair[], nameOf: (id: string) => string): Table {
  return {
    columns: [
      { name: "First" },
      { name: "Second" },
      { name: "First id" },
      { name: "Second id" },
      { name: "Count", figure: "count" },
      { name: "Share", figure: "share" },
    ],
    rows: pairs.map(({ a, b, count, share }) => [nameOf(a), nameOf(b), a, b, count, share]),
  };
}

const kindTexts: Readonly<
  Record<
    CooccurrenceKind,
    Readonly<Record<"title" | "where" | "counted" | "unit" | "rule", string>>
  >
> = {
  overlap: {
    title: "overlapping passages",
    where: "words",
    counted: "pairs of their passages overlap",
    unit: "overlap",
    rule:
      "Counted are pairs of passages that share at least one character. The share is participants’ " +
      "words in both, of those in either.",
  },
  paragraph: {
    title: "in the same paragraph",
    where: "paragraph",
    counted: "paragraphs passages of both touch",
    unit: "paragraph",
    rule: "Counted are paragraphs that passages of both touch. The share is of those that either touches.",
  },
  case: {
    title: "in the same case",
    where: "case",
    counted: "cases have both",
    unit: "case",
    rule: "Counted are cases with words in passages of both. The share is of those with either.",
  },
};
