import type { Coding, MarkupProblemCode, Paragraph, Transcript } from "../model";
import { parseTranscript } from "../parse";
import { wordingBetween } from "../wording";
import { applyEdits, type TextEdit } from "./edit";

/** What an edit may change: everything else must stay as it was. */
export interface ExpectedChange {
  /** Codings that must be there afterwards and were not before. */
  readonly added?: readonly CodingKey[];
  /** Codings that may be gone afterwards. */
  readonly removed?: readonly CodingKey[];
  /** How many more marks of paragraphs without anything to code there are. */
  readonly marks?: number;
}

/** A code by a coder on a stretch of the wording. */
export interface CodingKey {
  readonly code: string;
  readonly by?: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether edits leave the wording as it was, to the byte, who says it, and all other codings at
 * their places (the invariant of section 4 of the markup). Every edit is tried out by this before
 * it is offered, so that no rule of the notation can be forgotten in one of them.
 */
export function isSafe(
  before: Transcript,
  edits: readonly TextEdit[],
  change: ExpectedChange,
): boolean {
  const after = parseTranscript(applyEdits(before.text, edits));
  return (
    hasSameWords(before, after) &&
    (change.added === undefined || errorsOf(after) <= errorsOf(before)) &&
    after.marks.length === before.marks.length + (change.marks ?? 0) &&
    hasExpectedCodings(before, after, change)
  );
}

/** The same words in the same paragraphs by the same speakers below the same headings. */
export function hasSameWords(before: Transcript, after: Transcript): boolean {
  const [old, now] = [turnsOf(before), turnsOf(after)];
  return old.length === now.length && old.every((turn, index) => turn === now[index]);
}

/** What of each paragraph with text must not change: heading, speaker and words. */
export function turnsOf(transcript: Transcript): readonly string[] {
  return spokenParagraphs(transcript).map(({ wordingStart, wordingEnd, speaker, heading }) => {
    const name = transcript.speakers[speaker]?.label ?? "";
    return `${heading} ${name}: ${wordingBetween(transcript, wordingStart, wordingEnd)}`;
  });
}

export function spokenParagraphs({ paragraphs }: Transcript): readonly Paragraph[] {
  return paragraphs.filter(({ wordingStart, wordingEnd }) => wordingEnd > wordingStart);
}

export function keyOfCoding({ code, by, passage }: Coding): CodingKey {
  return { code, by, start: passage.start, end: passage.end };
}

/** Errors of the notation: a merge conflict, say, is none of an edit's making. */
const NOTATION_ERRORS: ReadonlySet<string> = new Set<MarkupProblemCode>([
  "malformed-attributes",
  "unmatched-end",
  "unended-range",
  "code-before-label",
  "unclosed-comment",
]);

/** How many errors of the notation there are. */
export function errorsOf({ problems }: Transcript): number {
  return problems.filter((problem) => NOTATION_ERRORS.has(problem.code)).length;
}

function hasExpectedCodings(
  before: Transcript,
  after: Transcript,
  { added = [], removed = [] }: ExpectedChange,
): boolean {
  const expected = new Set([...before.codings.map(keyOfCoding), ...added].map(writtenKey));
  const found = new Set(after.codings.map((coding) => writtenKey(keyOfCoding(coding))));
  const dispensable = new Set(removed.map(writtenKey));
  for (const key of found) if (!expected.has(key)) return false;
  for (const key of expected) if (!found.has(key) && !dispensable.has(key)) return false;
  return true;
}

/** The same text for the same coding. */
export function writtenKey({ code, by, start, end }: CodingKey): string {
  return `${start}-${end} .${code} by ${by ?? ""}`;
}
