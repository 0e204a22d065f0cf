import type { Counting } from "./positions";

/** How the texts of a project are written, and how positions in them are counted. */
export interface Profile {
  /** What the project says of where it comes from; by this its positions are known again. */
  readonly origin: string;
  readonly counting: Counting;
  /** What stands in the file for a text. */
  readonly fileText: (text: string) => string;
  /** For each UTF-16 offset of the text its position; one more for its end. */
  readonly positions: (text: string) => Int32Array;
}

/** What a project of ours is described by where the codebook has no title, since it needs a name. */
export const UNTITLED = "The codebook has no title. The project has the name of its folder.";

export const PROFILE_NAMES = ["standard", "nvivo"] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/**
 * As the standard has it: Unicode code points, the end exclusive, as most programs read it. NVivo for
 * Windows counts UTF-16 units, and a line break as two.
 */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  standard: {
    origin: "Verbatim",
    counting: { unit: "code point", breaks: 1, end: "exclusive" },
    fileText: (text) => text,
    positions: (text) => counted(text, (unit) => ((unit & 0xfc00) === 0xdc00 ? 0 : 1)),
  },
  nvivo: {
    origin: "Verbatim for NVivo",
    counting: { unit: "UTF-16 unit", breaks: 2, end: "exclusive" },
    fileText: (text) => `\ufeff${text.replace(/\n/g, "\r\n")}`,
    positions: (text) => counted(text, (unit) => (unit === 0x0a ? 2 : 1)),
  },
};

/** The profile of a project that we wrote; undefined for all others. */
export function profileOf(origin: string): Profile | undefined {
  return Object.values(PROFILES).find((profile) => profile.origin === origin);
}

function counted(text: string, widthOf: (unit: number) => number): Int32Array {
  const positions = new Int32Array(text.length + 1);
  for (let at = 0; at < text.length; at++)
    positions[at + 1] = positions[at] + widthOf(text.charCodeAt(at));
  return positions;
}
