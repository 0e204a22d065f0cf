// Figures as people read them: grouped by thousands, with the noun in its right number.
import type { CoverageFigures } from "../../server/protocol";

const grouped = new Intl.NumberFormat("en-US");

export function numberText(value: number): string {
  return grouped.format(value);
}

/** "1 case", "1,204 cases". */
export function countOf(value: number, noun: string): string {
  return `${numberText(value)} ${value === 1 ? noun : plural(noun)}`;
}

/** "63%": rounded down, so that only what is complete is 100%, and only nothing is 0%. */
export function percentText(share: number): string {
  if (share <= 0) return "0%";
  if (share < 0.01) return "<1%";
  return `${Math.min(100, Math.floor(share * 100 + 1e-9))}%`;
}

/** "43%": the nearest one, but only what is complete is 100%, and only nothing is 0%. */
export function shareText(share: number): string {
  if (share <= 0) return "0%";
  if (share >= 1) return "100%";
  if (share < 0.005) return "<1%";
  return share >= 0.995 ? ">99%" : `${Math.round(share * 100)}%`;
}

/** "63% coded", or that there is nothing to code. */
export function coverageText({ coverage }: Pick<CoverageFigures, "coverage">): string {
  return coverage === null ? "no participants' words" : `${percentText(coverage)} coded`;
}

/** "4 paragraphs uncoded". */
export function uncodedText(paragraphs: number): string {
  return `${countOf(paragraphs, "paragraph")} uncoded`;
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
