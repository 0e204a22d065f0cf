// New codes by interview: how many codes were met before, and behind them those that are new.
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { NewCodesInfo } from "../../../../server/protocol/findings";
import { countOf, numberText } from "../../../text/figures";
import { shortFile } from "../../../text/files";
import { fitted, type Canvas, type Drawing, type DrawnText } from "./drawing";

const ROW = 24;
const TOP = 26;
const BAR = 14;
const GAP = 8;
const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function drawNewCodes(rows: readonly NewCodesInfo[], canvas: Canvas): Drawing {
  const { width, measure } = canvas;
  const labels = rows.map(({ file }) => fitted(shortFile(file), width * 0.35, measure));
  const left = Math.ceil(max(labels, (text) => measure(text)) ?? 0) + GAP;
  const most = max(rows, ({ codes }) => codes) ?? 0;
  const room = Math.ceil(max(rows, (row) => measure(valueOf(row))) ?? 0) + GAP;
  const x = scaleLinear([0, Math.max(1, most)], [left, Math.max(left + 1, width - room)]);
  const height = TOP + rows.length * ROW;
  const count = Math.max(1, Math.min(10, Math.floor((width - left) / 70)));
  const ticks = x.ticks(count).filter(Number.isInteger);
  const top = (row: number): number => TOP + row * ROW + (ROW - BAR) / 2;
  const middle = (row: number): number => TOP + (row + 0.5) * ROW;
  return {
    width,
    height,
    rects: rows.flatMap(({ codes, newCodes }, row) => {
      const from = x(codes - newCodes);
      const bar = { y: top(row), height: BAR };
      // Those that were met before are a thin bar, the new ones a thick one.
      const before = { x: left, y: top(row) + BAR / 2 - 2, width: from - left, height: 4 };
      return [
        { ...before, fill: "other" as const },
        { ...bar, x: from, width: x(codes) - from, fill: "accent" as const },
      ];
    }),
    lines: ticks.map((tick) => ({ x1: x(tick), y1: TOP - 4, x2: x(tick), y2: height })),
    texts: [
      ...ticks.map((tick): DrawnText => {
        const text = numberText(tick);
        return { x: x(tick), y: TOP - 14, text, anchor: "middle", paint: "quiet" };
      }),
      ...labels.map((text, row): DrawnText => {
        return { x: 0, y: middle(row), text, anchor: "start", paint: "text" };
      }),
      ...rows.map((row, index): DrawnText => {
        const at = x(row.codes) + GAP / 2 + 1;
        return { x: at, y: middle(index), text: valueOf(row), anchor: "start", paint: "text" };
      }),
    ],
    marks: rows.map((row, index) => ({
      key: row.file,
      x: 0,
      y: TOP + index * ROW,
      width,
      height: ROW,
      row: index,
      label: labelOf(row),
      target: { kind: "place", place: { uri: row.uri, range: START } },
    })),
  };
}

/** "+3 (45)". */
function valueOf({ newCodes, codes }: NewCodesInfo): string {
  return `+${numberText(newCodes)} (${numberText(codes)})`;
}

function labelOf({ file, newCodes, codes, newThemes, themes }: NewCodesInfo): string {
  const parts = [
    `${countOf(newCodes, "new code")}, ${numberText(codes)} so far`,
    `${countOf(newThemes, "new theme")}, ${numberText(themes)} so far`,
  ];
  return `${shortFile(file)}: ${parts.join("; ")}`;
}
