// A picture as PNG. It is drawn once more on a canvas: a page may load no picture, not even its own.
import { BASELINE, FONT, FONT_SIZE, paperColor } from "./framed";
import type { Drawing, DrawnText, Measured } from "./drawing";

/** No canvas is higher or wider than this. */
export const MOST_PIXELS = 16_000;
/** Sharp on paper, too. */
const SCALE = 2;

/** The bytes in base64; undefined where the picture is too large for a canvas. */
export function pngBytes(drawing: Drawing): string | undefined {
  const { width, height } = drawing;
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (scale < 1 || !pen) return undefined;
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  pen.scale(scale, scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  draw(drawing, pen);
  const [, bytes] = canvas.toDataURL("image/png").split(",");
  return bytes;
}

function draw({ lines, rects, texts }: Drawing, pen: CanvasRenderingContext2D): void {
  pen.strokeStyle = paperColor("line");
  for (const { x1, y1, x2, y2 } of lines) {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }
  for (const { x, y, width, height, fill } of rects) {
    pen.fillStyle = paperColor(fill);
    pen.fillRect(x, y, width, height);
  }
  for (const text of texts) write(text, pen);
}

function write(
  { x, y, text, anchor, paint, isBold, isTurned }: DrawnText,
  pen: CanvasRenderingContext2D,
): void {
  pen.font = fontOf(FONT, isBold);
  pen.fillStyle = paperColor(paint);
  pen.textAlign = anchor === "middle" ? "center" : anchor === "start" ? "left" : "right";
  pen.save();
  pen.translate(x, y);
  if (isTurned) pen.rotate(-Math.PI / 2);
  pen.fillText(text, 0, BASELINE);
  pen.restore();
}

/** Measures texts as they are written in a font. */
export function measuredIn(family: string): Measured {
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();
  return (text, isBold = false) => {
    const key = `${isBold} ${text}`;
    const known = widths.get(key);
    if (known !== undefined || !pen) return known ?? text.length * FONT_SIZE;
    pen.font = fontOf(family, isBold);
    const { width } = pen.measureText(text);
    widths.set(key, width);
    return width;
  };
}

function fontOf(family: string, isBold = false): string {
  return `${isBold ? "600 " : ""}${FONT_SIZE}px ${family}`;
}
