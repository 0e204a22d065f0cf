import { comparableGuid } from "./guids";
import type { Ledger } from "./ledger";
import { attributeOf, childOf, childrenOf, textIn, type Tree } from "./tree";

/** A code of another program. */
export interface ForeignCode {
  /** As GUIDs are compared; undefined where there is none. */
  readonly guid: string | undefined;
  readonly name: string | undefined;
  readonly isCodable: boolean;
  /** `#rrggbb`, lower case. */
  readonly color: string | undefined;
  readonly description: string | undefined;
  readonly memo: string | undefined;
  readonly children: readonly ForeignCode[];
}

/** The codes of a `CodeBook` element; `memoOn` gives what is noted on one, where there are notes. */
export function foreignCodes(
  codebook: Tree | undefined,
  ledger: Ledger,
  memoOn: (code: Tree) => string | undefined = () => undefined,
): readonly ForeignCode[] {
  const codes = childrenOf(childOf(codebook, "Codes"), "Code");
  return unwrapped(
    codes.map((code) => codeOf(code, ledger, memoOn)),
    ledger,
  );
}

function codeOf(
  tree: Tree,
  ledger: Ledger,
  memoOn: (code: Tree) => string | undefined,
): ForeignCode {
  const name = attributeOf(tree, "name");
  return {
    guid: comparableGuid(tree.attributes.get("guid")),
    name,
    isCodable: !/^(false|0)$/i.test(attributeOf(tree, "isCodable") ?? ""),
    color: colorIn(tree, ledger, `code “${name ?? ""}”`),
    description: textIn(tree, "Description"),
    memo: memoOn(tree),
    children: childrenOf(tree, "Code").map((child) => codeOf(child, ledger, memoOn)),
  };
}

/** NVivo puts everything into one group that is no code of anybody's. */
function unwrapped(codes: readonly ForeignCode[], ledger: Ledger): readonly ForeignCode[] {
  const [only, ...others] = codes;
  const isWrapper =
    only?.name === "Nodes" && !only.isCodable && only.children.length > 0 && others.length === 0;
  if (!isWrapper) return codes;
  const why = "NVivo puts all codes into this group, which is no theme of the study.";
  ledger.add({ fate: "left out", what: "groups around the whole codebook", why }, "“Nodes”");
  return only.children;
}

function colorIn(tree: Tree, ledger: Ledger, place: string): string | undefined {
  const written = attributeOf(tree, "color");
  if (written === undefined) return undefined;
  const color = colorOf(written);
  if (color === undefined) {
    const why = "It is no colour that is known here; the code has that of its theme.";
    ledger.add({ fate: "left out", what: "colours", why }, place);
  } else if (!/^#[0-9a-f]{6}$/i.test(written)) {
    const why = "They are written as #rrggbb; how much shows through is left out.";
    ledger.add({ fate: "changed", what: "colours written in another way", why }, place);
  }
  return color;
}

/** `#rrggbb` of `#RRGGBB`, `#RGB`, `rgb(1, 2, 3)`, and of each with how much shows through. */
export function colorOf(written: string): string | undefined {
  const hex = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(written)?.[1]?.toLowerCase();
  if (hex !== undefined) {
    const digits = hex.length < 6 ? hex.replace(/./g, "$&$&") : hex;
    // How much shows through stands behind the colour, or before it; almost always nothing does.
    const isBefore = digits.length === 8 && digits.startsWith("ff") && !digits.endsWith("ff");
    return `#${isBefore ? digits.slice(2) : digits.slice(0, 6)}`;
  }
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/][^)]{0,20})?\)$/i.exec(
    written,
  );
  const values = parts?.slice(1, 4).map(Number);
  if (!values?.every((value) => value <= 255)) return undefined;
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
