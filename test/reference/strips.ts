import type { ReferenceReading } from "./readTranscript";

/** Where united passages lie, by brute force on single characters: section 3 of codebook-and-counts.md. */

export interface ReferenceStretch {
  readonly start: number;
  readonly end: number;
  /** Sorted. */
  readonly codes: readonly string[];
}

/**
 * "the node's passages are united where they share at least one character of the wording": two
 * neighbouring characters are of one united passage when one passage holds both.
 */
export function unitedStretches(
  { codings }: ReferenceReading,
  isWanted: (code: string) => boolean,
): ReferenceStretch[] {
  const own = codings.filter(({ code }) => isWanted(code));
  const length = own.reduce((most, { end }) => Math.max(most, end), 0);
  const holds = (at: number): boolean => own.some(({ start, end }) => start <= at && at < end);
  const holdsBoth = (at: number): boolean =>
    own.some(({ start, end }) => start <= at && at + 1 < end);
  const stretches: ReferenceStretch[] = [];
  let start = -1;
  for (let at = 0; at < length; at++) {
    if (start < 0 && holds(at)) start = at;
    if (start < 0 || holdsBoth(at)) continue;
    const end = at + 1;
    const inside = own.filter((one) => start <= one.start && one.end <= end);
    stretches.push({ start, end, codes: [...new Set(inside.map(({ code }) => code))].sort() });
    start = -1;
  }
  return stretches;
}
