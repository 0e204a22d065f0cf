// A heat map: rows and columns of cells, each with its figure written on it.
import { max } from "d3-array";
import { scaleBand } from "d3-scale";
import { oneLine } from "../../../text/plain";
import type { Ground } from "../messages";
import {
  fitted,
  type Box,
  type Canvas,
  type Drawing,
  type DrawnText,
  type Mark,
  type Target,
} from "./drawing";
import { heatOf } from "./heat";

export interface GridParts {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly ground: Ground;
}

export interface GridRow {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly isBold: boolean;
  /** Stands above the rows that follow, and may be as wide as the picture. */
  readonly isHeading?: boolean;
  /** One a column; null where there is no cell. */
  readonly cells: readonly (GridCell | null)[];
}

export interface GridColumn {
  readonly name: string;
  /** What its figures are of: "n = 9". */
  readonly base: string;
}

export interface GridCell {
  /** What can be written on it, the longest first: the first that fits on its cell and all others. */
  readonly texts: readonly string[];
  /** How strong its colour is, from 0 to 1; null leaves it without any. */
  readonly heat: number | null;
  /** A figure that is no part of what the colours compare: as clear as the others, without one. */
  readonly isApart?: boolean;
  readonly label: string;
  readonly target: Target | null;
}

const ROW = 26;
const LINE = 17;
/** The most that names of columns take where they are turned. */
const MOST_HEAD = 160;
const GAP = 8;
const INDENT = 14;
const LEAST_CELL = 44;
const MOST_CELL = 128;
/** A cell is wider for the name of its column, rather than that this is turned. */
const MOST_NAMED_CELL = 200;

/** As wide as its columns need: a page that is narrower scrolls it. */
export function drawGrid(parts: GridParts, canvas: Canvas): Drawing {
  const { rows, columns } = parts;
  const labels = rows.map((row) => labelOf(row, canvas));
  const left = Math.ceil(max(labels, ({ end, isHeading }) => (isHeading ? 0 : end)) ?? 0) + GAP;
  const room = Math.floor((canvas.width - left) / Math.max(1, columns.length));
  const cell = Math.max(LEAST_CELL, Math.min(mostOf(columns, canvas), room));
  const right = left + cell * Math.max(1, columns.length);
  const head = headOf(columns, cell, canvas);
  const height = head.height + rows.length * ROW;
  const x = bandsOf(columns.length, [left, right], 0.03);
  const y = bandsOf(rows.length, [head.height, height], 0.08);
  const cells = cellsOf(parts, x, y);
  return {
    width: right,
    height,
    rects: cells.map(({ own: { heat }, box }) => {
      return { ...box, fill: heat === null ? "lane" : heatOf(heat, parts.ground).fill };
    }),
    lines: [],
    texts: [
      ...headTexts(columns, x, head),
      ...labels.map(({ text, start, isBold }, index): DrawnText => {
        const middle = (y(index) ?? 0) + y.bandwidth() / 2;
        return { x: start, y: middle, text, anchor: "start", paint: "text", isBold };
      }),
      ...cellTexts(cells, parts.ground, canvas),
    ],
    marks: cells.map(({ own: { label, target }, box, row, key }): Mark => {
      return { ...box, key, row, label, target };
    }),
  };
}

function mostOf(columns: readonly GridColumn[], { measure }: Canvas): number {
  const wide = Math.ceil(max(columns, ({ name }) => measure(oneLine(name))) ?? 0) + GAP;
  return wide > MOST_NAMED_CELL ? MOST_CELL : Math.max(MOST_CELL, wide);
}

type Bands = ReturnType<typeof scaleBand<number>>;

function bandsOf(count: number, range: readonly [number, number], inner: number): Bands {
  return scaleBand([...Array(count).keys()], range).paddingInner(inner);
}

interface PlacedCell {
  readonly own: GridCell;
  readonly box: Box;
  readonly row: number;
  readonly key: string;
}

function cellsOf({ rows }: GridParts, x: Bands, y: Bands): PlacedCell[] {
  const [width, height] = [x.bandwidth(), y.bandwidth()];
  return rows.flatMap(({ cells, key }, row) =>
    cells.flatMap((own, column) => {
      if (own === null) return [];
      const box = { x: x(column) ?? 0, y: y(row) ?? 0, width, height };
      return [{ own, box, row, key: `${key} ${column}` }];
    }),
  );
}

interface Head {
  /** The names as they fit. */
  readonly names: readonly string[];
  /** Whether they are turned, because one of them is wider than its column. */
  readonly isTurned: boolean;
  /** How much they take. */
  readonly room: number;
  /** Of all that stands above the cells. */
  readonly height: number;
}

function headOf(columns: readonly GridColumn[], cell: number, { measure }: Canvas): Head {
  const all = columns.map(({ name }) => oneLine(name));
  const wide = max(all, (name) => measure(name)) ?? 0;
  const isTurned = wide > cell - 4;
  const names = isTurned ? all.map((name) => fitted(name, MOST_HEAD, measure)) : all;
  const room = isTurned ? Math.ceil(Math.min(wide, MOST_HEAD)) : LINE;
  const bases = columns.some(({ base }) => base !== "") ? LINE : 0;
  return { names, isTurned, room, height: room + bases + GAP };
}

/** The name of each column, and below it what its figures are of. */
function headTexts(columns: readonly GridColumn[], x: Bands, head: Head): DrawnText[] {
  const { names, isTurned, room } = head;
  return columns.flatMap(({ base }, index): DrawnText[] => {
    const middle = (x(index) ?? 0) + x.bandwidth() / 2;
    const name = { x: middle, text: names[index] ?? "", paint: "text" as const };
    const below = { x: middle, y: room + LINE / 2, text: base, anchor: "middle" as const };
    return [
      isTurned
        ? { ...name, y: room, anchor: "start", isTurned }
        : { ...name, y: room / 2, anchor: "middle" },
      ...(base === "" ? [] : [{ ...below, paint: "quiet" as const }]),
    ];
  });
}

/** In one form on all cells: figures with their shares where all of these fit, else figures alone. */
function cellTexts(
  cells: readonly PlacedCell[],
  ground: Ground,
  { measure }: Canvas,
): readonly DrawnText[] {
  const room = (cells[0]?.box.width ?? 0) - 4;
  const forms = max(cells, ({ own: { texts } }) => texts.length) ?? 0;
  const fits = (form: number): boolean =>
    cells.every(({ own: { texts } }) => measure(textOf(texts, form)) <= room);
  const form = [...Array(forms).keys()].find(fits) ?? forms;
  return cells.map(({ own: { texts, heat, isApart }, box }) => ({
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    text: fitted(textOf(texts, form), box.width, measure),
    anchor: "middle",
    paint: heat !== null ? heatOf(heat, ground).text : isApart ? "text" : "quiet",
  }));
}

function textOf(texts: readonly string[], form: number): string {
  return texts[form] ?? texts.at(-1) ?? "";
}

interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isBold: boolean;
  readonly isHeading: boolean;
}

function labelOf(
  { name, depth, isBold, isHeading = false }: GridRow,
  { width, measure }: Canvas,
): Label {
  const start = Math.min(depth, 6) * INDENT;
  const room = isHeading ? width : width * 0.4;
  const text = fitted(oneLine(name), Math.max(40, room - start), measure, isBold);
  return { text, start, end: start + measure(text, isBold), isBold, isHeading };
}
