// A picture as plain data: what stands where, in pixels from its upper left corner, without a DOM.
import type { PassagesOf, Place } from "../messages";

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly rects: readonly DrawnRect[];
  readonly lines: readonly DrawnLine[];
  readonly texts: readonly DrawnText[];
  /** What one can point at and go to by the arrow keys, row after row. */
  readonly marks: readonly Mark[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A colour by its task, or `#rrggbb`. */
export type Paint = "text" | "quiet" | "line" | "lane" | "other" | "accent" | `#${string}`;

export interface DrawnRect extends Box {
  readonly fill: Paint;
}

export interface DrawnLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface DrawnText {
  readonly x: number;
  /** The middle of its line. */
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly paint: Paint;
  readonly isBold?: boolean;
  /** Written from below to above, from its place on. */
  readonly isTurned?: boolean;
}

export interface Mark extends Box {
  /** By which it is known again after the figures have changed. */
  readonly key: string;
  /** Marks of one row are gone through by the arrow keys to the left and to the right. */
  readonly row: number;
  /** What it says to screen readers, and to who points at it. */
  readonly label: string;
  /** Null where there is nothing to go to. */
  readonly target: Target | null;
}

export type Target = PassagesOf | { readonly kind: "place"; readonly place: Place };

/** How wide a text is, in pixels. */
export type Measured = (text: string, isBold?: boolean) => number;

/** What a picture is drawn for. */
export interface Canvas {
  readonly width: number;
  readonly measure: Measured;
}

/** The text cut at a whole character, with an ellipsis, so that it is not wider than this. */
export function fitted(text: string, width: number, measure: Measured, isBold = false): string {
  if (measure(text, isBold) <= width) return text;
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(characters, middle), isBold) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "…" : cut(characters, low);
}

function cut(characters: readonly string[], length: number): string {
  return `${characters.slice(0, length).join("").trimEnd()}…`;
}
