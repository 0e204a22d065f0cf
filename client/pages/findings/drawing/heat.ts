// The colours of a heat map: one hue from pale to strong, and what is readable on each.
import type { Ground } from "../messages";
import type { Paint } from "./drawing";

export interface Heat {
  readonly fill: Paint;
  readonly text: Paint;
}

type Channels = readonly [number, number, number];

const ramps: Readonly<Record<Ground, readonly [pale: Channels, strong: Channels]>> = {
  light: [
    [234, 241, 248],
    [8, 81, 156],
  ],
  dark: [
    [36, 50, 63],
    [127, 184, 230],
  ],
  "high-contrast-dark": [
    [36, 50, 63],
    [127, 184, 230],
  ],
  "high-contrast-light": [
    [234, 241, 248],
    [8, 81, 156],
  ],
};

/** How a cell looks whose value is this share of the most, from 0 to 1. */
export function heatOf(share: number, ground: Ground): Heat {
  const [pale, strong] = ramps[ground];
  const part = Math.max(0, Math.min(1, share));
  const mixed = pale.map((channel, index) => {
    return Math.round(channel + ((strong[index] ?? 0) - channel) * part);
  }) as unknown as Channels;
  return { fill: hexOf(mixed), text: luminance(mixed) > MIDDLE ? "#000000" : "#ffffff" };
}

/** As far from black as from white, by the contrast of WCAG 2. */
const MIDDLE = 0.179;

function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hexOf(channels: Channels): `#${string}` {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
