import { isUncoded } from "../../counts/fileCoverage";
import type { Comment, Heading, Paragraph } from "../../markup/model";
import { wordingBetween } from "../../markup/wording";
import type { ReadingBlock, ReadingParagraph } from "../../protocol/reading";
import { voiceOf } from "../../study/voices";
import type { ReadingSource } from "./source";

/** Headings, paragraphs and comments in the order of the file; a comment inside a paragraph behind it. */
export function blocksOf(source: ReadingSource): readonly ReadingBlock[] {
  const { paragraphs, headings, comments } = source.transcript;
  const read = new Set(source.transcript.marks.map(({ paragraph }) => paragraph));
  const placed = [
    ...paragraphs.map((paragraph, index) => ({
      at: paragraph.start,
      block: paragraphBlock(source, index, read.has(index)),
    })),
    ...headings.map((heading) => ({ at: heading.start, block: headingBlock(heading) })),
    ...comments.map((comment) => ({ at: comment.start, block: noteBlock(source, comment) })),
  ];
  return placed.sort((a, b) => a.at - b.at).flatMap(({ block }) => block ?? []);
}

/** Undefined for a paragraph that shows nothing: one of codes alone, say. */
function paragraphBlock(
  source: ReadingSource,
  index: number,
  isRead: boolean,
): ReadingParagraph | undefined {
  const { transcript, voices } = source;
  const paragraph = transcript.paragraphs[index];
  const { label, wordingStart, wordingEnd } = paragraph;
  const isEmpty = wordingStart === wordingEnd;
  if (label === undefined && isEmpty) return undefined;
  return {
    kind: "paragraph",
    start: wordingStart,
    text: isEmpty ? "" : wordingBetween(transcript, wordingStart, wordingEnd),
    speaker: label === undefined ? null : speakerOf(source, paragraph),
    isInterviewer: !voices.isParticipant[voiceOf(voices, paragraph.speaker)],
    timeStamps: (label?.timeStamps ?? []).map(({ start, end }) =>
      transcript.text.slice(start, end),
    ),
    state: stateOf(source, index, isRead),
  };
}

function speakerOf({ transcript }: ReadingSource, { speaker, label }: Paragraph): string {
  const known = transcript.speakers[speaker]?.label;
  return known ?? (label ? transcript.text.slice(label.name.start, label.name.end) : "");
}

/** A transcript that is still being read (`status: reading`) has nothing that waits to be coded. */
function stateOf(
  { facts, voices, minWords }: ReadingSource,
  paragraph: number,
  isRead: boolean,
): ReadingParagraph["state"] {
  if (isRead) return "nothing";
  if (facts.status === "reading" || minWords === undefined) return null;
  return isUncoded(facts, voices, { paragraph, minWords }) ? "uncoded" : null;
}

function headingBlock({ level, text }: Heading): ReadingBlock {
  return { kind: "heading", level, text };
}

function noteBlock({ transcript }: ReadingSource, { start, end, memo }: Comment): ReadingBlock {
  const inside = transcript.text.slice(start + "<!--".length, end - "-->".length);
  return { kind: "note", isMemo: memo !== undefined, text: (memo ?? inside).trim() };
}
