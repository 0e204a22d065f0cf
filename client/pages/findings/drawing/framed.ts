// A picture that stands by itself, in a file: with its title above it and a margin around it.
import type { Drawing, Paint } from "./drawing";

/** Colours on white, by their tasks; each is readable there. */
const PAPER: Readonly<Record<Exclude<Paint, `#${string}`>, string>> = {
  text: "#1a1a1a",
  quiet: "#595959",
  line: "#d4d4d4",
  lane: "#ececec",
  other: "#767676",
  accent: "#1a5fb4",
};

export function paperColor(paint: Paint): string {
  return paint.startsWith("#") ? paint : PAPER[paint as keyof typeof PAPER];
}

export const FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
export const FONT_SIZE = 12;
/** From the middle of a line of text down to what its letters stand on. */
export const BASELINE = 4;

const MARGIN = 16;
const TITLE = 32;

export function framed(drawing: Drawing, title: string): Drawing {
  const [dx, dy] = [MARGIN, MARGIN + TITLE];
  return {
    width: drawing.width + 2 * MARGIN,
    height: drawing.height + TITLE + 2 * MARGIN,
    rects: drawing.rects.map((rect) => ({ ...rect, x: rect.x + dx, y: rect.y + dy })),
    lines: drawing.lines.map(({ x1, y1, x2, y2 }) => {
      return { x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy };
    }),
    texts: [
      { x: dx, y: MARGIN + 8, text: title, anchor: "start", paint: "text", isBold: true },
      ...drawing.texts.map((text) => ({ ...text, x: text.x + dx, y: text.y + dy })),
    ],
    marks: [],
  };
}
