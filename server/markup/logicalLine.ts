import type { Label, Span } from "./model";
import { labelBehindBrackets, type LabelContext, type LabelReading } from "./label";
import { classifyLine, lineEndAt, type Line } from "./line";
import { COMMENT, type Tokens } from "./tokens";

/** A line as it reads once its comments are removed; a comment may make one of several. */
export interface LogicalLine {
  readonly line: Line;
  readonly start: number;
  /** Before the line break, in the file. */
  readonly end: number;
  /** Its text without comments, where it has any. */
  readonly text?: string;
  /** The offset of what would be a label without the brackets in front of it, or -1. */
  readonly bracketedLabel: number;
}

/** Walks over the comments in the order of the text. */
export interface CommentCursor {
  readonly tokens: Tokens;
  /** The index of the first token that may be a comment behind the current line. */
  next: number;
}

/** Reads the logical line that starts at `start` (section 3.3 of the markup). */
export function readLogicalLine(
  context: LabelContext,
  cursor: CommentCursor,
  start: number,
): LogicalLine {
  const { text } = context;
  let end = lineEndAt(text, start);
  const comments: Span[] = [];
  for (let index = nextComment(cursor); index >= 0; index = nextComment(cursor)) {
    const comment = { start: cursor.tokens.starts[index], end: cursor.tokens.ends[index] };
    if (comment.start >= end) break;
    cursor.next = index + 1;
    comments.push(comment);
    if (comment.end > end) end = lineEndAt(text, comment.end);
  }
  if (comments.length > 0) return readWithoutComments(context, { start, end }, comments);
  const line = classifyLine(context, start, end);
  return { line, start, end, bracketedLabel: bracketedLabelOf(context, line, { start, end }) };
}

function nextComment(cursor: CommentCursor): number {
  const { kinds, count } = cursor.tokens;
  while (cursor.next < count && kinds[cursor.next] !== COMMENT) cursor.next++;
  return cursor.next < count ? cursor.next : -1;
}

function readWithoutComments(
  context: LabelContext,
  span: Span,
  comments: readonly Span[],
): LogicalLine {
  const pieces = piecesBetween(span, comments);
  const text = pieces.map((piece) => context.text.slice(piece.start, piece.end)).join("");
  const own = { ...context, text };
  const line = classifyLine(own, 0, text.length);
  const label = bracketedLabelOf(own, line, { start: 0, end: text.length });
  const bracketedLabel = label < 0 ? -1 : offsetOf(pieces, label);
  return { line: toFile(line, pieces), start: span.start, end: span.end, text, bracketedLabel };
}

function bracketedLabelOf(context: LabelContext, line: Line, { start, end }: Span): number {
  return line.kind === "text" ? labelBehindBrackets(context, start, end) : -1;
}

function piecesBetween(span: Span, comments: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  for (const comment of comments) {
    if (comment.start > start) pieces.push({ start, end: comment.start });
    start = comment.end;
  }
  if (span.end > start) pieces.push({ start, end: span.end });
  return pieces;
}

/** Brings positions of the line without comments back to offsets of the file. */
function toFile(line: Line, pieces: readonly Span[]): Line {
  if (line.kind === "heading") return { ...line, textStart: offsetOf(pieces, line.textStart) };
  if (line.kind !== "label") return line;
  return { kind: "label", reading: readingToFile(line.reading, pieces) };
}

function readingToFile(reading: LabelReading, pieces: readonly Span[]): LabelReading {
  const span = (part: Span): Span => spanOf(pieces, part);
  const label: Label | undefined = reading.label && {
    ...span(reading.label),
    name: span(reading.label.name),
    timeStamps: reading.label.timeStamps.map(span),
  };
  const speechStart = endOf(pieces, reading.speechStart);
  return { label, speechStart, undeclared: reading.undeclared && span(reading.undeclared) };
}

function spanOf(pieces: readonly Span[], part: Span): Span {
  return { start: offsetOf(pieces, part.start), end: endOf(pieces, part.end) };
}

function endOf(pieces: readonly Span[], end: number): number {
  return end === 0 ? offsetOf(pieces, 0) : offsetOf(pieces, end - 1) + 1;
}

function offsetOf(pieces: readonly Span[], position: number): number {
  let rest = position;
  for (const piece of pieces) {
    const length = piece.end - piece.start;
    if (rest < length) return piece.start + rest;
    rest -= length;
  }
  const last = pieces[pieces.length - 1];
  return last === undefined ? 0 : last.end;
}
