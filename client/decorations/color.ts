// Colours of codes, made readable on the background of the editor.

export type Background = "light" | "dark" | "high-contrast-dark" | "high-contrast-light";

type Channels = readonly [number, number, number];

const grounds: Readonly<Record<Background, Channels>> = {
  light: [255, 255, 255],
  dark: [31, 31, 31],
  "high-contrast-dark": [0, 0, 0],
  "high-contrast-light": [255, 255, 255],
};

/** Only this form reaches a style sheet or a picture. */
export function isHexColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The colour, moved towards black or white until it stands out from the background. */
export function readableLine(color: string, background: Background): string {
  const ground = grounds[background];
  const wanted = background.startsWith("high") ? 4.5 : 3;
  const end: Channels = luminance(ground) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  let channels = channelsOf(color);
  for (let step = 0; step < 20 && contrast(channels, ground) < wanted; step++)
    channels = mixed(channels, end, 0.1);
  return hexOf(channels);
}

/** `#rrggbbaa`. */
export function withAlpha(color: string, share: number): string {
  const alpha = Math.round(Math.min(1, Math.max(0, share)) * 255);
  return color + alpha.toString(16).padStart(2, "0");
}

/** One of 216 colours: a codebook with thousands of them still needs few style rules. */
export function coarse(color: string): string {
  const [red, green, blue] = channelsOf(color);
  const step = (channel: number): number => Math.round(channel / 51) * 51;
  return hexOf([step(red), step(green), step(blue)]);
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrastRatio(a: string, b: string): number {
  return contrast(channelsOf(a), channelsOf(b));
}

function contrast(a: Channels, b: Channels): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(from: Channels, to: Channels, share: number): Channels {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

function channelsOf(color: string): Channels {
  const value = isHexColor(color) ? parseInt(color.slice(1), 16) : 0x808080;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(channels: Channels): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}
