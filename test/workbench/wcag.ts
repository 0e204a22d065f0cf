// Contrast of what is shown, by the rules of WCAG 2.
import type { Page } from "playwright-core";

/** Red, green, blue from 0 to 255; then how opaque it is, from 0 to 1. */
export type Color = readonly number[];

/** The different colours that elements have. */
export async function backgroundLayers(
  page: Page,
  selector: string,
  property = "backgroundColor",
): Promise<Color[]> {
  const elements = `[...document.querySelectorAll(${JSON.stringify(selector)})]`;
  const script = `${elements}.map((element) => getComputedStyle(element).${property})`;
  const found = await page.evaluate<string[]>(script);
  return [...new Set(found)].map((text) => (text.match(/[\d.]+/g) ?? []).map(Number));
}

/** What a colour looks like on a background. */
export function over(ground: Color): (color: Color) => Color {
  return (color) => {
    const alpha = color[3] ?? 1;
    return [0, 1, 2].map((index) => mix(color[index], ground[index], alpha));
  };
}

/** The contrast ratio, from 1 to 21. */
export function contrast(a: Color, b: Color): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function mix(front = 0, back = 0, alpha = 1): number {
  return front * alpha + back * (1 - alpha);
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
