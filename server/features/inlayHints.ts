import type { InlayHint, Range } from "vscode-languageserver-types";
import type { Codebook } from "../codebook/model";
import type { Passage } from "../markup/model";
import type { TranscriptContext } from "./context";
import { codesOf } from "./passagesAt";
import { offsetOf, positionOf } from "./positions";

/**
 * The codes of passages whose block may be far from where they start: of a range behind its first
 * marker, and of a span of many characters of wording behind its bracket.
 */
export function inlayHintsIn(context: TranscriptContext, range: Range): InlayHint[] {
  const { transcript, lines, study } = context;
  const { enabled, longSpan } = study.settings.inlayHints;
  if (!enabled) return [];
  const start = offsetOf(lines, range.start);
  const end = offsetOf(lines, range.end);
  const far = transcript.passages.filter(
    (passage) => passage.open.end >= start && passage.open.end <= end && isFar(passage, longSpan),
  );
  far.sort((a, b) => a.open.start - b.open.start);
  const { codebook } = study.figures.study;
  return far.map((passage) => ({
    position: positionOf(lines, passage.open.end),
    ...labelOf(codebook, codesOf(passage.block)),
    paddingRight: true,
  }));
}

function isFar({ form, block, start, end }: Passage, longSpan: number): boolean {
  if (block.codes.length === 0) return false;
  return form === "range" || (form === "span" && end - start > longSpan);
}

const MOST_SHOWN = 3;

/** More codes than fit on a line are counted; the names of all are in the tooltip. */
function labelOf(
  codebook: Codebook,
  codes: readonly string[],
): Pick<InlayHint, "label" | "tooltip"> {
  const more = codes.length - MOST_SHOWN;
  const shown = codes.slice(0, MOST_SHOWN).join(", ");
  return {
    label: more > 0 ? `${shown} +${more}` : shown,
    tooltip: codes.map((code) => codebook.nodes.get(code)?.name ?? code).join(", "),
  };
}
