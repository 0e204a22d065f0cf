import type { ForeignCode } from "./foreignCodes";
import type { Ledger } from "./ledger";
import { profileOf } from "./profile";
import { attributeOf, type Tree } from "./tree";

/**
 * Codes at the top with others below them are the themes of other programs, whether these mark them as
 * codable or not: MAXQDA and NVivo mark all. A theme's id may be used as a code (codebook, section 2), so
 * nothing of what is coded with one is lost. Our own files say exactly what is a theme.
 */
export function withThemes(
  codes: readonly ForeignCode[],
  root: Tree,
  ledger: Ledger,
): readonly ForeignCode[] {
  if (profileOf(attributeOf(root, "origin") ?? "") !== undefined) return codes;
  return codes.map((code) => {
    if (!code.isCodable || code.children.length === 0) return code;
    ledger.add(THEMES, `code “${code.name ?? ""}”`);
    return { ...code, isCodable: false };
  });
}

const THEMES = {
  fate: "changed",
  what: "codes at the top with others below them, as themes",
  why: "Passages can be coded with them as before.",
} as const;
