import { inSteps } from "../../codebook/reshape/steps";
import { applyEdits, inTextOrder, type TextEdit } from "../../markup/edits/edit";
import { coderOf } from "../../markup/edits/request";
import { piecesOf, takeOut, WAYS_TO_TAKE_OUT } from "../../markup/edits/takeOut";
import { isSafe, type CodingKey } from "../../markup/edits/verify";
import type { BlockCode, Passage, Span, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { exemplarOf, withoutItems } from "../rename/mentions";

/** Which codes are taken off which passages. */
export interface TakingOff {
  readonly isMeant: (passage: Passage, code: BlockCode, by: string | undefined) => boolean;
  /** Codes that are no exemplars of anything any more. */
  readonly exemplars?: ReadonlySet<string>;
}

/**
 * The edits that take codes off passages. A passage that says nothing else loses its markup; its
 * id, its memo and other notes stay where there are any. The words stay the same to the byte and
 * all other codings in place, else the result is the offset of the passage that stands in the way.
 * All are tried at once first, then halves, so that one difficult passage costs little.
 */
export function takeOff(
  transcript: Transcript,
  what: TakingOff,
): readonly TextEdit[] | { readonly failedAt: number } {
  const count = meantIn(transcript, what).length;
  if (count === 0) return [];
  const failed: { at?: number } = {};
  const edits = takeOffFirst(transcript, what, count, failed);
  return edits ?? { failedAt: failed.at ?? 0 };
}

/** Takes codes off the first `count` passages that are meant. */
function takeOffFirst(
  transcript: Transcript,
  what: TakingOff,
  count: number,
  failed: { at?: number },
): readonly TextEdit[] | undefined {
  const passages = meantIn(transcript, what).slice(0, count);
  const removed = passages.flatMap((passage) => keysOf(transcript, passage, what));
  for (const edits of waysToTakeOff(transcript, passages, what)) {
    if (isSafe(transcript, edits, { removed })) return inTextOrder(edits);
  }
  if (count <= 1) {
    failed.at = passages.at(0)?.open.start;
    return undefined;
  }
  const half = Math.ceil(count / 2);
  const next = (number: number) => (text: string) =>
    takeOffFirst(parseTranscript(text), what, number, failed);
  return inSteps(transcript.text, [next(half), next(count - half)])?.edits;
}

function meantIn(transcript: Transcript, what: TakingOff): readonly Passage[] {
  return transcript.passages.filter(
    (passage) =>
      codesOf(transcript, passage, what).length > 0 ||
      exemplarsOf(transcript, passage, what).length > 0,
  );
}

function codesOf(
  transcript: Transcript,
  passage: Passage,
  { isMeant }: TakingOff,
): readonly BlockCode[] {
  const by = coderOf(transcript, passage.block);
  return passage.block.codes.filter((code) => isMeant(passage, code, by));
}

function exemplarsOf(
  { text }: Transcript,
  { block }: Passage,
  { exemplars }: TakingOff,
): readonly Span[] {
  if (exemplars === undefined) return [];
  return block.entries.filter((entry) => exemplars.has(exemplarOf(text, entry)?.id ?? ""));
}

function keysOf(transcript: Transcript, passage: Passage, what: TakingOff): CodingKey[] {
  const { start, end, block } = passage;
  const by = coderOf(transcript, block);
  return codesOf(transcript, passage, what).map(({ id }) => ({ code: id, by, start, end }));
}

function waysToTakeOff(
  transcript: Transcript,
  passages: readonly Passage[],
  what: TakingOff,
): readonly (readonly TextEdit[])[] {
  const { text } = transcript;
  const kept: TextEdit[] = [];
  const emptied: Passage[] = [];
  for (const passage of passages) {
    const items = [
      ...codesOf(transcript, passage, what),
      ...exemplarsOf(transcript, passage, what),
    ].sort((a, b) => a.start - b.start);
    if (saysNothingElse(passage, items)) emptied.push(passage);
    else kept.push(...withoutItems(text, items));
  }
  if (emptied.length === 0) return [kept];
  const pieces = emptied.flatMap(piecesOf);
  return WAYS_TO_TAKE_OUT.map((how) => [...kept, ...takeOut(text, pieces, how)]);
}

/** A coder alone says nothing about a passage without a code. */
function saysNothingElse({ block }: Passage, items: readonly Span[]): boolean {
  const isLeft = (item: Span): boolean => !items.some(({ start }) => start === item.start);
  const entries = block.entries.filter(isLeft);
  return (
    block.id === undefined && !block.codes.some(isLeft) && entries.every(({ key }) => key === "by")
  );
}

/** The transcript after edits of it. */
export function transcriptAfter({ text }: Transcript, edits: readonly TextEdit[]): Transcript {
  return parseTranscript(applyEdits(text, edits));
}
