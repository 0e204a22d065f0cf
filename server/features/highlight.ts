import { DocumentHighlightKind, type DocumentHighlight } from "vscode-languageserver-types";
import type { Passage, Span, Transcript } from "../markup/model";
import type { TranscriptContext } from "./context";
import { blockItemAt, codeOfItem, holdsOrEnds } from "./passagesAt";
import { rangeOf } from "./positions";

/**
 * What belongs to the thing under the cursor: for a code, wherever the file names it; for an `#id`,
 * wherever it stands; for a bracket or a marker, both of the pair; for the brackets of a paragraph
 * code, the speech that it codes.
 */
export function highlightsAt(context: TranscriptContext, offset: number): DocumentHighlight[] {
  const { transcript, lines } = context;
  const spans = namesAt(transcript, offset) ?? partnersAt(transcript, offset);
  return spans.map((span) => ({
    range: rangeOf(lines, span),
    kind: DocumentHighlightKind.Text,
  }));
}

function namesAt(transcript: Transcript, offset: number): Span[] | undefined {
  const item = blockItemAt(transcript, offset);
  if (item?.kind === "id") return usesOfPassageId(transcript, item.id);
  const code = codeOfItem(item, offset);
  return code === undefined ? undefined : usesOfCode(transcript, code.id);
}

function usesOfPassageId({ passages }: Transcript, wanted: string): Span[] {
  return passages.flatMap(({ block: { id } }) => (id?.id === wanted ? [id] : []));
}

function usesOfCode({ passages }: Transcript, wanted: string): Span[] {
  return passages.flatMap(({ block }) => [
    ...block.codes.filter(({ id }) => id === wanted),
    ...block.entries
      .filter(({ key, value }) => key === "exemplar" && value.normalize("NFC") === wanted)
      .map(({ valueSpan }) => valueSpan),
  ]);
}

/** A bracket that starts at the cursor comes before one that ends there. */
function partnersAt({ passages }: Transcript, offset: number): Span[] {
  const passage =
    passages.find((one) => isBracketAt(one, (span) => isInside(span, offset))) ??
    passages.find((one) => isBracketAt(one, (span) => holdsOrEnds(span, offset)));
  if (passage === undefined) return [];
  const { form, open, close, words } = passage;
  if (form !== "paragraph") return [open, close];
  return words.end > words.start ? [words, open] : [open];
}

function isBracketAt({ open, close }: Passage, isAt: (span: Span) => boolean): boolean {
  return isAt(open) || isAt(close);
}

function isInside({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}
