import { endWordOf, PARAGRAPH } from "../../study/facts";
import type { WordStretch } from "../codingRows";
import type { Measure } from "../comparisons";
import { emptyStretch, readStretch } from "../stretchOfCoding";
import { visitUnited, type Stretch } from "../united";
import { NONE_COLUMN } from "./columns";
import type { Layer } from "./layers";
import { createSlotFinder, type FindSlots } from "./slots";

export interface TableSize {
  readonly rows: number;
  /** How many columns are counted. */
  readonly columns: number;
  /** By the number of a column where it stands among these; -1 for those that are left out. */
  readonly placeOfColumn: Int32Array;
  readonly cases: number;
  /** By the number of a case in how many layers it speaks: most do in one alone. */
  readonly layersOfCase: Int32Array;
}

export interface Cells {
  /** Row after row. */
  readonly values: Int32Array;
  /** Adds the codings of a node in one layer to its row. */
  readonly add: (layer: Layer, codings: RowCodings) => void;
}

/** Counts one measure into the cells of a table (counting rules, sections 3 and 4). */
export function createCells(measure: Measure, size: TableSize): Cells {
  const values = new Int32Array(size.rows * size.columns);
  const table: Table = {
    values,
    size,
    findSlots: createSlotFinder(),
    stamps: new Int32Array(size.placeOfColumn.length),
    slotStamps: [],
    stamp: 0,
    knownCases: new Set(),
  };
  const count = COUNTS[measure];
  return { values, add: (layer, codings) => count(table, layer, codings) };
}

interface Table {
  readonly values: Int32Array;
  readonly size: TableSize;
  readonly findSlots: FindSlots;
  /** By column the last stamp that it got, so that it counts once. */
  readonly stamps: Int32Array;
  /** The same by slot. */
  readonly slotStamps: number[];
  stamp: number;
  /** Cell and case in one number, for cases that may come again in another layer. */
  readonly knownCases: Set<number>;
}

/** What a row gets from one layer. */
export interface RowCodings {
  /** Rows of the facts in the order of the text, of which the first `count` ones are the node's. */
  readonly codings: readonly number[];
  readonly count: number;
  readonly row: number;
}

type Count = (table: Table, layer: Layer, row: RowCodings) => void;

const COUNTS: Readonly<Record<Measure, Count>> = {
  codings: countCodings,
  passages: countPassages,
  words: countWords,
  cases: countCases,
  transcripts: countTranscripts,
};

function countCodings(table: Table, layer: Layer, { codings, count, row }: RowCodings): void {
  const stretch = emptyStretch();
  for (let at = 0; at < count; at++) {
    readStretch(stretch, layer.file.facts, codings[at]);
    table.stamp++;
    countColumns(table, layer, { stretch, row });
  }
}

function countPassages(table: Table, layer: Layer, own: RowCodings): void {
  visitPassages(layer, own, (stretch) => {
    table.stamp++;
    countColumns(table, layer, { stretch, row: own.row });
  });
}

/** A file counts once in a column, however many passages it has there. */
function countTranscripts(table: Table, layer: Layer, own: RowCodings): void {
  table.stamp++;
  visitPassages(layer, own, (stretch) => {
    countColumns(table, layer, { stretch, row: own.row });
  });
}

/** Adds one to each column whose words the stretch holds and that has not got this stamp. */
function countColumns(
  table: Table,
  layer: Layer,
  { stretch, row }: { readonly stretch: Readonly<WordStretch>; readonly row: number },
): void {
  const slots = table.findSlots(layer, stretch);
  // A stretch that only holds words without a column stands with what has no value.
  if (slots.length === 0) countColumn(table, NONE_COLUMN, row);
  for (const slot of slots) countColumn(table, layer.slots[slot].column, row);
}

function countColumn({ values, size, stamps, stamp }: Table, column: number, row: number): void {
  if (stamps[column] === stamp) return;
  stamps[column] = stamp;
  const place = size.placeOfColumn[column];
  if (place >= 0) values[row * size.columns + place]++;
}

function countCases(table: Table, layer: Layer, own: RowCodings): void {
  const { slotStamps } = table;
  const stamp = ++table.stamp;
  visitPassages(layer, own, (stretch) => {
    for (const slot of table.findSlots(layer, stretch)) {
      if (slotStamps[slot] === stamp) continue;
      slotStamps[slot] = stamp;
      countCase(table, layer.slots[slot], own.row);
    }
  });
}

function countCase(
  { values, size, knownCases }: Table,
  slot: { readonly column: number; readonly case: number },
  row: number,
): void {
  const place = size.placeOfColumn[slot.column];
  if (slot.case < 0 || place < 0) return;
  const cell = row * size.columns + place;
  if (size.layersOfCase[slot.case] > 1) {
    const key = cell * size.cases + slot.case;
    if (knownCases.has(key)) return;
    knownCases.add(key);
  }
  values[cell]++;
}

/** Participants' words inside; each counts once, also when two passages cut it. */
function countWords({ values, size }: Table, layer: Layer, own: RowCodings): void {
  const { slotOf, slots, file } = layer;
  const { paragraphs } = file.facts;
  let counted = 0;
  visitPassages(layer, own, ({ firstWord, endWord, firstParagraph, lastParagraph }) => {
    const first = Math.max(firstWord, counted);
    counted = Math.max(counted, endWord);
    for (let paragraph = firstParagraph; paragraph <= lastParagraph; paragraph++) {
      const slot = slotOf[paragraph];
      if (slot < 0 || slots[slot].case < 0) continue;
      const from = paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.firstWord];
      const words = Math.min(endWord, endWordOf(file.facts, paragraph)) - Math.max(first, from);
      const place = size.placeOfColumn[slots[slot].column];
      if (words > 0 && place >= 0) values[own.row * size.columns + place] += words;
    }
  });
}

function visitPassages(
  { file }: Layer,
  { codings, count }: RowCodings,
  visit: (stretch: Readonly<Stretch>) => void,
): void {
  visitUnited(file.facts, codings, visit, count);
}
