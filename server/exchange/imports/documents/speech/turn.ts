import type { ImportedSpeech, ImportedStretch } from "../../imported";
import type { Paragraph } from "../paragraph";

/** A part of a paragraph's text that somebody said. */
export interface Piece {
  readonly paragraph: Paragraph;
  readonly from: number;
  readonly to: number;
}

/** What one speaker says in one paragraph, while it is put together. */
export interface Turn {
  readonly speaker: string | undefined;
  start: number | undefined;
  readonly pieces: Piece[];
  /** A time behind the label that fills its line: if nothing else is said, it is what was said. */
  readonly spare: Piece | undefined;
}

/** The paragraph of a turn, its pieces as lines; undefined where nothing is said in it. */
export function speechOf({ speaker, start, pieces, spare }: Turn): ImportedSpeech | undefined {
  const said = pieces.length === 0 && spare ? [spare] : pieces;
  const stretches: ImportedStretch[] = [];
  let text = "";
  for (const piece of said) {
    const { from, to } = trimmed(piece);
    if (from >= to) continue;
    if (text !== "") text += "\n";
    for (const stretch of piece.paragraph.stretches ?? []) {
      const start = Math.max(stretch.start, from) - from;
      const end = Math.min(stretch.end, to) - from;
      if (start < end)
        addStretch(stretches, { ...stretch, start: start + text.length, end: end + text.length });
    }
    text += piece.paragraph.text.slice(from, to);
  }
  if (text === "") return undefined;
  const isTime = pieces.length === 0;
  return { kind: "speech", speaker, start: isTime ? undefined : start, text, stretches };
}

/** A stretch that goes on in the next line of its paragraph is one stretch. */
function addStretch(stretches: ImportedStretch[], stretch: ImportedStretch): void {
  const same = stretches.findIndex(
    ({ end, memo, coder, codes }) =>
      end === stretch.start - 1 &&
      memo === stretch.memo &&
      coder === stretch.coder &&
      codes === stretch.codes,
  );
  if (same < 0) stretches.push(stretch);
  else stretches[same] = { ...stretches[same]!, end: stretch.end };
}

function trimmed({ paragraph: { text }, from, to }: Piece): { from: number; to: number } {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { from: start, to: end };
}
