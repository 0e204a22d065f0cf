import type { Passage, Span, Transcript } from "../model";
import { paragraphAtPlace } from "../wording";
import { insertion, type EditResult, type TextEdit } from "./edit";
import { freeRangeLabel } from "./rangeLabel";
import { codeRequest, coderOf, entryOf, obstacleTo, type CodeRequest } from "./request";
import { endOffsetOf, escapeBefore, snapInward, startOffsetOf } from "./stretch";
import { isSafe } from "./verify";
import { addToBlock, writeBlock, type Annotation } from "./writtenBlock";

export type { EditResult, TextEdit } from "./edit";
export { codeParagraph, markRead } from "./codeParagraph";
export { removeCode } from "./removeCode";

/**
 * Codes what is selected: joins a passage that is there, or writes a span, or, where a span would
 * cross something, a range. The selection is kept, but moved out of markup and white space.
 */
export function codeStretch(
  transcript: Transcript,
  selection: Span,
  code: string,
  options: Annotation = {},
): EditResult {
  const stretch = snapInward(transcript, selection);
  if (stretch === undefined) return { reason: "No words are selected." };
  const request = codeRequest(transcript, stretch, code, options);
  const reason = obstacleTo(request);
  if (reason !== undefined) return { reason };
  for (const writtenAs of [joined, asSpan, asRange]) {
    const edits = writtenAs(request);
    if (edits && isSafe(transcript, edits, { added: [request.key] })) return { edits };
  }
  return { reason: "This cannot be coded without changing the text. Select a bit more or less." };
}

/** Adds the code to a passage of the same coder that is exactly this stretch. */
function joined(request: CodeRequest): readonly TextEdit[] | undefined {
  const { transcript, key, annotation } = request;
  const passage = transcript.passages.find((one) => isJoinable(request, one));
  return passage && addToBlock(transcript.text, passage.block, key.code, annotation.memo);
}

function isJoinable({ transcript, key, annotation }: CodeRequest, passage: Passage): boolean {
  if (passage.start !== key.start || passage.end !== key.end) return false;
  const takesMemo = annotation.memo === undefined || entryOf(passage.block, "memo") === undefined;
  return takesMemo && coderOf(transcript, passage.block) === key.by;
}

function asSpan({ transcript, key, annotation }: CodeRequest): readonly TextEdit[] | undefined {
  const { paragraphs } = transcript;
  const paragraph = paragraphAtPlace(paragraphs, key.start);
  if (paragraph !== paragraphAtPlace(paragraphs, key.end - 1)) return undefined;
  const { start, end } = aroundInnerSpans(transcript, key);
  return enclose(transcript, { start, end }, ["[", `]${writeBlock(key.code, annotation)}`]);
}

/** Spans nest, so the brackets stand outside those of every span that is a part of the stretch. */
function aroundInnerSpans(transcript: Transcript, stretch: Span): Span {
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

function asRange({ transcript, key, annotation }: CodeRequest): readonly TextEdit[] {
  const start = startOffsetOf(transcript, key);
  const end = endOffsetOf(transcript, key);
  const label = freeRangeLabel(transcript, { start, end });
  const block = writeBlock(key.code, annotation);
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
