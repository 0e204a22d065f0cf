// What the editor paints where: passages by style, without overlapping lines.
import type { PaintedPassage } from "../../server/protocol";
import { coarse } from "./color";

type Range = PaintedPassage["ranges"][number];

/** Each lane has its own height below the words, so that overlapping passages all show. */
export const LANES = 3;
const MAX_COLORS = 64;

export interface PaintStyle {
  readonly color: string;
  readonly lane: number;
}

export interface PaintGroup extends PaintStyle {
  readonly ranges: readonly Range[];
}

/** The lines to paint, the first and the last; undefined: all. */
export type LineWindow = { readonly first: number; readonly last: number } | undefined;

/** The ranges of each style. Passages that share words never share a lane, up to three deep. */
export function paintGroups(passages: readonly PaintedPassage[], window: LineWindow): PaintGroup[] {
  const visible = inWindow(passages, window).sort(outermostFirst);
  const name = colorNames(visible);
  const groups = new Map<string, { color: string; lane: number; ranges: Range[] }>();
  const ends: Range["end"][] = [];
  for (const passage of visible) {
    const lane = freeLane(ends, passage);
    const color = name(passage.color);
    const key = color + lane;
    const group = groups.get(key) ?? { color, lane, ranges: [] };
    group.ranges.push(...passage.ranges);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function inWindow(passages: readonly PaintedPassage[], window: LineWindow): PaintedPassage[] {
  const shown = passages.filter(({ ranges }) => ranges.length > 0);
  if (!window) return shown;
  return shown.filter(
    ({ ranges }) => startOf(ranges).line <= window.last && endOf(ranges).line >= window.first,
  );
}

/** Beyond a number of colours that nobody could tell apart, near ones are painted alike. */
function colorNames(passages: readonly PaintedPassage[]): (color: string) => string {
  const colors = new Set(passages.map(({ color }) => color));
  return colors.size <= MAX_COLORS ? (color) => color : coarse;
}

/** The lowest lane that no passage before it still occupies. `ends` is by lane. */
function freeLane(ends: Range["end"][], { ranges }: PaintedPassage): number {
  const start = startOf(ranges);
  const free = ends.findIndex((end) => compare(end, start) <= 0);
  const lane = free >= 0 ? free : Math.min(ends.length, LANES - 1);
  const end = endOf(ranges);
  const before = ends[lane];
  ends[lane] = before && compare(before, end) > 0 ? before : end;
  return lane;
}

function outermostFirst(a: PaintedPassage, b: PaintedPassage): number {
  return (
    compare(startOf(a.ranges), startOf(b.ranges)) ||
    compare(endOf(b.ranges), endOf(a.ranges)) ||
    a.depth - b.depth
  );
}

function startOf(ranges: readonly Range[]): Range["start"] {
  return ranges[0]?.start ?? { line: 0, character: 0 };
}

function endOf(ranges: readonly Range[]): Range["end"] {
  return ranges.at(-1)?.end ?? { line: 0, character: 0 };
}

function compare(a: Range["start"], b: Range["start"]): number {
  return a.line - b.line || a.character - b.character;
}
