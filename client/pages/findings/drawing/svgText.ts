// A picture as a file of SVG: concrete colours on white, no script, nothing loaded from elsewhere.
import { escapeHtml } from "../../../text/html";
import { BASELINE, FONT, FONT_SIZE, paperColor } from "./framed";
import type { Drawing, DrawnLine, DrawnRect, DrawnText } from "./drawing";

export interface Said {
  readonly title: string;
  readonly description: string;
}

export function svgText(drawing: Drawing, { title, description }: Said): string {
  const { width, height, rects, lines, texts } = drawing;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img" aria-labelledby="title description" font-family="${escapeHtml(FONT)}" font-size="${FONT_SIZE}">
<title id="title">${safe(title)}</title>
<desc id="description">${safe(description)}</desc>
<rect width="100%" height="100%" fill="#ffffff"/>
${[...lines.map(lineText), ...rects.map(rectText), ...texts.map(textText)].join("\n")}
</svg>
`;
}

function lineText({ x1, y1, x2, y2 }: DrawnLine): string {
  const ends = `x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}"`;
  return `<line ${ends} stroke="${paperColor("line")}"/>`;
}

function rectText({ x, y, width, height, fill }: DrawnRect): string {
  const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  return `<rect ${box} fill="${safe(paperColor(fill))}"/>`;
}

function textText({ x, y, text, anchor, paint, isBold, isTurned }: DrawnText): string {
  const place = `x="${number(x)}" y="${number(y + BASELINE)}" text-anchor="${anchor}"`;
  const weight = isBold ? ' font-weight="600"' : "";
  const turn = isTurned ? ` transform="rotate(-90 ${number(x)} ${number(y)})"` : "";
  return `<text ${place} fill="${safe(paperColor(paint))}"${weight}${turn}>${safe(text)}</text>`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** XML has no way to write some characters at all. */
function safe(text: string): string {
  return escapeHtml(
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"),
  );
}
