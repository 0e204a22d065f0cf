// Themes by recurrence: a bar for each node, its figure written behind it.
import { max } from "d3-array";
import { scaleBand, scaleLinear } from "d3-scale";
import type { Measure } from "../../../../server/protocol/comparisons";
import type { FindingsNode } from "../../../../server/protocol/findings";
import { countOf, numberText } from "../../../text/figures";
import { oneLine } from "../../../text/plain";
import {
  fitted,
  type Canvas,
  type Drawing,
  type DrawnText,
  type Mark,
  type Paint,
} from "./drawing";

export interface RecurrenceParts {
  /** Those that are drawn, in their order. */
  readonly nodes: readonly FindingsNode[];
  readonly measure: Measure;
  /** `#rrggbb`. */
  readonly colorOf: (node: FindingsNode) => string;
}

const ROW = 26;
const TOP = 26;
const GAP = 8;
const INDENT = 14;

export function drawRecurrence(
  { nodes, measure, colorOf }: RecurrenceParts,
  canvas: Canvas,
): Drawing {
  const { width } = canvas;
  const least = Math.min(...nodes.map(({ depth }) => depth));
  const labels = nodes.map((node) => labelOf(node, least, { canvas, most: width * 0.45 }));
  const left = Math.ceil(max(labels, ({ end }) => end) ?? 0) + GAP;
  const most = max(nodes, (node) => node[measure]) ?? 0;
  const room = Math.ceil(canvas.measure(numberText(most))) + GAP;
  const x = scaleLinear([0, Math.max(1, most)], [left, Math.max(left + 1, width - room)]);
  const height = TOP + nodes.length * ROW;
  const y = scaleBand(
    nodes.map((_, index) => index),
    [TOP, height],
  )
    .paddingInner(0.4)
    .paddingOuter(0.2);
  const bars = nodes.map((node, index) => ({
    x: left,
    y: y(index) ?? TOP,
    width: x(node[measure]) - left,
    height: y.bandwidth(),
    fill: colorOf(node) as Paint,
  }));
  const ticks = ticksOf(x, (width - left) / 70);
  return {
    width,
    height,
    rects: bars,
    lines: ticks.map((tick) => ({ x1: x(tick), y1: TOP - 4, x2: x(tick), y2: height })),
    texts: [
      ...ticks.map((tick) => tickText(tick, x(tick))),
      ...labels.map(({ text, start, isBold }, index) => ({
        x: start,
        y: middle(index),
        text,
        anchor: "start" as const,
        paint: "text" as const,
        isBold,
      })),
      ...nodes.map((node, index) => valueText(node[measure], x(node[measure]), middle(index))),
    ],
    marks: nodes.map((node, index) => markOf(node, index, width)),
  };
}

function middle(index: number): number {
  return TOP + (index + 0.5) * ROW;
}

interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isBold: boolean;
}

/** Below its theme a node is indented; a category or a theme is bold where codes stand below it. */
function labelOf(
  { name, kind, depth }: FindingsNode,
  least: number,
  { canvas, most }: { readonly canvas: Canvas; readonly most: number },
): Label {
  const isBold = kind === "theme";
  const start = Math.min(depth - least, 6) * INDENT;
  const text = fitted(oneLine(name), Math.max(40, most - start), canvas.measure, isBold);
  return { text, start, end: start + canvas.measure(text, isBold), isBold };
}

/** Whole numbers alone: nothing that is counted has a half. */
function ticksOf(x: ReturnType<typeof scaleLinear<number, number>>, count: number): number[] {
  return x.ticks(Math.max(1, Math.min(10, Math.floor(count)))).filter(Number.isInteger);
}

function tickText(tick: number, x: number): DrawnText {
  return { x, y: TOP - 14, text: numberText(tick), anchor: "middle", paint: "quiet" };
}

function valueText(value: number, x: number, y: number): DrawnText {
  return { x: x + GAP / 2 + 1, y, text: numberText(value), anchor: "start", paint: "text" };
}

function markOf(node: FindingsNode, row: number, width: number): Mark {
  const { id, codings } = node;
  return {
    key: id,
    x: 0,
    y: TOP + row * ROW,
    width,
    height: ROW,
    row,
    label: `${oneLine(node.name)}: ${figuresOf(node)}`,
    target: codings === 0 ? null : { kind: "node", node: id },
  };
}

function figuresOf(node: FindingsNode): string {
  if (node.codings === 0) return "unused";
  const counts = [countOf(node.cases, "case"), countOf(node.passages, "passage")];
  return [...counts, countOf(node.codings, "coding"), countOf(node.words, "word")].join(", ");
}
