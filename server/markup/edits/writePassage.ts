import type { Span, Transcript } from "../model";
import { paragraphAtPlace } from "../wording";
import { insertion, type TextEdit } from "./edit";
import { freeRangeLabel } from "./rangeLabel";
import { endOffsetOf, escapeBefore, startOffsetOf, type Stretch } from "./stretch";

/** The ways to put an attribute block on a stretch of the wording. */
export function* waysToWrite(
  transcript: Transcript,
  stretch: Stretch,
  block: string,
): Generator<readonly TextEdit[]> {
  const span = asSpan(transcript, stretch, block);
  if (span !== undefined) yield span;
  yield asRange(transcript, stretch, block);
}

function asSpan(
  transcript: Transcript,
  stretch: Stretch,
  block: string,
): readonly TextEdit[] | undefined {
  const { paragraphs } = transcript;
  const paragraph = paragraphAtPlace(paragraphs, stretch.start);
  if (paragraph !== paragraphAtPlace(paragraphs, stretch.end - 1)) return undefined;
  return enclose(transcript, aroundInnerSpans(transcript, stretch), ["[", `]${block}`]);
}

/** Spans nest, so the brackets stand outside those of every span that is a part of the stretch. */
function aroundInnerSpans(transcript: Transcript, stretch: Stretch): Span {
  let start = startOffsetOf(transcript, stretch);
  let end = endOffsetOf(transcript, stretch);
  for (const passage of transcript.passages) {
    if (passage.form !== "span" || passage.start === passage.end) continue;
    if (passage.start < stretch.start || passage.end > stretch.end) continue;
    if (passage.start === stretch.start && passage.end === stretch.end) continue;
    start = Math.min(start, passage.open.start);
    end = Math.max(end, passage.block.end);
  }
  return { start, end };
}

function asRange(transcript: Transcript, stretch: Stretch, block: string): readonly TextEdit[] {
  const start = startOffsetOf(transcript, stretch);
  const end = endOffsetOf(transcript, stretch);
  const label = freeRangeLabel(transcript, { start, end });
  return enclose(transcript, { start, end }, [`[${label}>]`, `[<${label}]${block}`]);
}

function enclose(
  transcript: Transcript,
  { start, end }: Span,
  [open, close]: readonly [string, string],
): readonly TextEdit[] {
  return [
    insertion(start, escapeBefore(transcript, start) + open),
    insertion(end, escapeBefore(transcript, end) + close),
  ];
}
