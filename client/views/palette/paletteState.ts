// What the code palette shows: plain data.
import type { NodeInfo, StudyOverview } from "../../../server/protocol";
import type { PaletteCode, PaletteState } from "../../pages/palette/messages";
import type { NumberedCode } from "../../study/numberedCodes";
import { allNodes } from "../../study/overviews";
import { byRecency } from "../../study/recentCodes";
import { oneLine } from "../../text/plain";

export interface PaletteParts {
  readonly study: StudyOverview | undefined;
  /** Nine entries, the one of number 1 first. */
  readonly numbered: readonly (NumberedCode | undefined)[];
  readonly recent: readonly string[];
  /** The codes of the passages at the cursor. */
  readonly here: ReadonlySet<string>;
  /** The name of the transcript in front. */
  readonly transcript: string | null;
  /** Makes a colour stand out from the background. */
  readonly shade: (color: string) => string;
}

/** Codes with a number come first, in its order; then those used last, then the most used ones. */
export function paletteState(parts: PaletteParts): PaletteState {
  const { study, numbered, recent, transcript } = parts;
  if (!study) return { study: null, transcript: null, codes: [] };
  const nodes = allNodes(study.nodes);
  const numbers = new Map(numbered.map((code, index) => [code?.id, { index, ...code }]));
  const numberOf = ({ id }: NodeInfo): number => numbers.get(id)?.index ?? numbered.length;
  const sorted = byRecency(nodes, recent).sort((a, b) => numberOf(a) - numberOf(b));
  const codes = sorted.map((node) => toCode(node, numbers.get(node.id), parts));
  return { study: oneLine(study.title), transcript, codes };
}

function toCode(
  node: NodeInfo,
  numbered: { readonly index: number; readonly isPinned?: boolean } | undefined,
  { here, shade }: PaletteParts,
): PaletteCode {
  return {
    id: node.id,
    name: oneLine(node.name),
    definition: node.definition === null ? null : oneLine(node.definition),
    path: node.path.map(oneLine),
    color: shade(node.color),
    cases: node.cases,
    passages: node.passages,
    isRetired: node.status === "retired",
    isUnknown: node.kind === "unknown",
    number: numbered ? numbered.index + 1 : null,
    isPinned: numbered?.isPinned === true,
    isHere: here.has(node.id),
  };
}
