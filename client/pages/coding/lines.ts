// How passages are drawn below the words: one line a lane, each lane in a style of its own.
import type { ReadingPassage } from "../../../server/protocol/reading";
import type { ShownCode } from "./messages";

/** The colour of annotations without a code. */
const NOTE = "#808080";

/** The height of a lane, in pixels; the first one is next to the words. */
const LANE = 3;

/** The room that lines have below the words, as the style sheet has it. */
const ROOM = 12;

/** Styles for words that lie in passages, the outermost first. */
export function wordsStyle(
  passages: readonly ReadingPassage[],
  codes: ReadonlyMap<string, ShownCode>,
): Readonly<Record<string, string>> {
  const inner = passages.at(-1);
  if (!inner) return {};
  const lines = passages.map(({ codes: ids, lane }) => {
    return { line: lineStyle(lane, lineColor(ids, codes)), top: lane * LANE };
  });
  const tint = `color-mix(in srgb, ${codes.get(inner.codes[0] ?? "")?.color ?? NOTE} var(--tint), transparent)`;
  const layers = [
    ...lines.map(({ line, top }) => ({
      image: line.image,
      size: `100% ${line.height}px`,
      position: `0 ${positionOf(top, line.height)}`,
    })),
    {
      image: `linear-gradient(${tint}, ${tint})`,
      size: `100% calc(100% - ${ROOM}px)`,
      position: "0 0",
    },
  ];
  return {
    backgroundImage: layers.map(({ image }) => image).join(","),
    backgroundSize: layers.map(({ size }) => size).join(","),
    backgroundPosition: layers.map(({ position }) => position).join(","),
  };
}

/** The same line for the name beside the paragraph. */
export function nameStyle(lane: number, color: string): Readonly<Record<string, string>> {
  const { image, height } = lineStyle(lane, color);
  return { backgroundImage: image, backgroundSize: `100% ${height}px` };
}

export function lineColor(ids: readonly string[], codes: ReadonlyMap<string, ShownCode>): string {
  return codes.get(ids[0] ?? "")?.line ?? NOTE;
}

interface Line {
  readonly image: string;
  readonly height: number;
}

/** From the upper edge of the room that lines have below the words. */
function positionOf(top: number, height: number): string {
  return `calc(100% - ${ROOM - top - height}px)`;
}

function lineStyle(lane: number, color: string): Line {
  const make = styles[lane % styles.length] ?? styles[0];
  return make?.(color) ?? { image: "none", height: 2 };
}

/** Solid, dashed, dotted, double, dashed and dotted. */
const styles: readonly ((color: string) => Line)[] = [
  (color) => ({ image: `linear-gradient(${color}, ${color})`, height: 2 }),
  (color) => ({ image: pattern(`${color} 0 7px, transparent 7px 11px`), height: 2 }),
  (color) => ({ image: pattern(`${color} 0 2px, transparent 2px 5px`), height: 2 }),
  (color) => ({
    image: `linear-gradient(${color} 0 1px, transparent 1px 2px, ${color} 2px 3px)`,
    height: 3,
  }),
  (color) => ({
    image: pattern(
      `${color} 0 7px, transparent 7px 10px, ${color} 10px 12px, transparent 12px 15px`,
    ),
    height: 2,
  }),
];

function pattern(stops: string): string {
  return `repeating-linear-gradient(90deg, ${stops})`;
}
