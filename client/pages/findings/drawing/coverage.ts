// Coverage by transcript: a strip for each text, with its passages where they stand in it.
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { StretchInfo, StripInfo } from "../../../../server/protocol/findings";
import { shortFile } from "../../../text/files";
import { countOf, coverageText, numberText, percentText } from "../../../text/figures";
import { oneLine } from "../../../text/plain";
import {
  fitted,
  type Canvas,
  type DrawnRect,
  type Drawing,
  type Mark,
  type Paint,
} from "./drawing";

export interface CoverageParts {
  readonly strips: readonly StripInfo[];
  /** Of the passages: `#rrggbb` of the node, or the accent where any coding is meant. */
  readonly paint: Paint;
  readonly nameOf: (code: string) => string;
}

const ROW = 30;
const TOP = 26;
const LANE = 18;
/** Other codings are lower, so that they are told apart without their colour. */
const LOW = 6;
const GAP = 8;
/** A passage of a few letters is still seen, and hit. */
const LEAST = 2;
const LEAST_HIT = 8;

export function drawCoverage({ strips, paint, nameOf }: CoverageParts, canvas: Canvas): Drawing {
  const { width, measure } = canvas;
  const labels = strips.map(({ file }) => fitted(shortFile(file), width * 0.35, measure));
  const left = Math.ceil(max(labels, (text) => measure(text)) ?? 0) + GAP;
  const right = Math.max(left + 1, width - Math.ceil(measure("not read")) - GAP);
  const height = TOP + strips.length * ROW;
  const rows = strips.map((strip, row) => {
    const x = scaleLinear([0, Math.max(1, strip.length)], [left, right]);
    return drawStrip({ strip, row, x, paint, nameOf });
  });
  const share = scaleLinear([0, 1], [left, right]);
  const ticks = right - left < 160 ? [0, 1] : [0, 0.25, 0.5, 0.75, 1];
  return {
    width,
    height,
    rects: rows.flatMap(({ rects }) => rects),
    lines: ticks.map((tick) => ({ x1: share(tick), y1: TOP - 4, x2: share(tick), y2: height })),
    texts: [
      ...ticks.map((tick) => ({
        x: share(tick),
        y: TOP - 14,
        text: percentText(tick),
        anchor:
          tick === 0 ? ("start" as const) : tick === 1 ? ("end" as const) : ("middle" as const),
        paint: "quiet" as const,
      })),
      ...labels.map((text, row) => textAt(0, row, text, "start")),
      ...strips.map((strip, row) => textAt(width, row, shareOf(strip), "end")),
    ],
    marks: rows.flatMap(({ marks }, row) => [
      transcriptMark(strips[row] as StripInfo, row, left - GAP / 2),
      ...marks,
    ]),
  };
}

interface StripParts extends Omit<CoverageParts, "strips"> {
  readonly strip: StripInfo;
  readonly row: number;
  readonly x: (place: number) => number;
}

function drawStrip(parts: StripParts): { rects: readonly DrawnRect[]; marks: readonly Mark[] } {
  const { strip, row, x, paint } = parts;
  const y = TOP + row * ROW + (ROW - LANE) / 2;
  const box = (start: number, end: number) => {
    return { x: x(start), width: Math.max(LEAST, x(end) - x(start)) };
  };
  const lane = { x: x(0), y, width: x(Math.max(1, strip.length)) - x(0), height: LANE };
  const low = { y: y + LANE - LOW, height: LOW, fill: "other" as const };
  return {
    rects: [
      { ...lane, fill: "lane" },
      ...pairsOf(strip.others).map(([start, end]) => ({ ...box(start, end), ...low })),
      ...strip.stretches.map(({ start, end }) => {
        return { ...box(start, end), y, height: LANE, fill: paint };
      }),
    ],
    marks: strip.stretches.map((_, index) => stretchMark(parts, index)),
  };
}

function stretchMark({ strip, row, x, nameOf }: StripParts, index: number): Mark {
  const stretch = strip.stretches[index] as StretchInfo;
  const start = x(stretch.start);
  const wide = Math.max(LEAST_HIT, x(stretch.end) - start);
  const place = `Passage ${numberText(index + 1)} of ${numberText(strip.passages)}`;
  const share = percentText(stretch.start / Math.max(1, strip.length));
  const codes = stretch.codes.map((code) => oneLine(nameOf(code))).join(", ");
  return {
    key: `${strip.file} ${index}`,
    x: start,
    y: TOP + row * ROW,
    width: wide,
    height: ROW,
    row,
    label: `${place}, at ${share} of ${shortFile(strip.file)}: ${codes}`,
    target: { kind: "place", place: { uri: strip.uri, range: stretch.range } },
  };
}

const START = { line: 0, character: 0 };

function transcriptMark(strip: StripInfo, row: number, width: number): Mark {
  const { file, uri, failure, passages } = strip;
  const facts = failure ?? `${coverageText(strip)}, ${countOf(passages, "passage")}`;
  return {
    key: file,
    x: 0,
    y: TOP + row * ROW,
    width,
    height: ROW,
    row,
    label: `${shortFile(file)}, ${oneLine(strip.case)}: ${facts}`,
    target:
      failure === null
        ? { kind: "place", place: { uri, range: { start: START, end: START } } }
        : null,
  };
}

function shareOf({ failure, coverage }: StripInfo): string {
  if (failure !== null) return "not read";
  return coverage === null ? "no words" : percentText(coverage);
}

function textAt(x: number, row: number, text: string, anchor: "start" | "end") {
  return { x, y: TOP + (row + 0.5) * ROW, text, anchor, paint: "text" as const };
}

function pairsOf(places: readonly number[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let index = 0; index + 1 < places.length; index += 2)
    pairs.push([places[index] ?? 0, places[index + 1] ?? 0]);
  return pairs;
}
