import type { Positions } from "./positions";
import { childrenOf, numberIn, type Tree } from "./tree";

/** Time stamps with a blank behind them, by their UTF-16 offsets in a text, in order. */
export type Times = readonly (readonly [at: number, stamp: string])[];

/**
 * The times that tie the transcripts of a recording to it. Its very start says nothing, and a
 * stamp there would ask for the label of a speaker.
 */
export function timesIn(transcripts: readonly Tree[], positions: Positions): Times {
  const times = new Map<number, string>();
  const points = transcripts.flatMap((transcript) => childrenOf(transcript, "SyncPoint"));
  for (const point of points) {
    const position = numberIn(point, "position");
    const time = numberIn(point, "timeStamp");
    if (position === undefined || !time) continue;
    const { start } = positions.at({ start: position, end: position });
    if (!times.has(start)) times.set(start, stampOf(Math.floor(time / 1000)));
  }
  return [...times].sort(([a], [b]) => a - b);
}

function stampOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `[${parts.map((part) => String(part).padStart(2, "0")).join(":")}] `;
}

/** A paragraph with the stamps before its lines, and where its characters stand in it. */
export interface Stamped {
  readonly text: string;
  /** The new offset of a character, or of the place behind one. */
  readonly offsetOf: (offset: number, side: "start" | "end") => number;
  /** How many times stand inside of lines, and so are not in the text. */
  readonly inside: number;
}

/**
 * Puts stamps before the lines of a paragraph that have one and say no time themselves; `start` is where
 * it stands in the text. What is timed between paragraphs belongs to the next one.
 */
export function stamped(text: string, start: number, all: Times): Stamped {
  const times = [...new Map(all.map(([at, stamp]) => [Math.max(0, at - start), stamp]))];
  const atLines = times.filter(([at]) => at === 0 || text[at - 1] === "\n");
  const added = atLines.filter(([at]) => !HAS_TIME.test(text.slice(at, at + 20)));
  const widths = [0];
  const pieces: string[] = [];
  let from = 0;
  for (const [at, stamp] of added) {
    pieces.push(text.slice(from, at), stamp);
    widths.push(widths[widths.length - 1] + stamp.length);
    from = at;
  }
  return {
    text: pieces.join("") + text.slice(from),
    offsetOf: (offset, side) => offset + widths[countBefore(added, offset, side)],
    inside: times.length - atLines.length,
  };
}

/** Whether a line says itself when it starts. */
const HAS_TIME = /^[ \t]*[[({#*]{0,2}\d{1,2}:\d{2}/;

/** How many stamps stand before the character at an offset, or before the end that it is. */
function countBefore(times: Times, offset: number, side: "start" | "end"): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = times[middle][0];
    if (at < offset || (at === offset && side === "start")) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const TIMES_INSIDE = {
  fate: "left out",
  what: "times inside of lines",
  why: "A transcript has times where somebody starts to speak. Divide the line where you need one.",
} as const;
