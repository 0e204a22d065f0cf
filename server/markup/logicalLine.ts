import type { Label, Span } from "./model";
import { labelBehindBrackets, type LabelContext, type LabelReading } from "./label";
import { classifyLine, lineEndAt, type Line } from "./line";
import type { Tokens } from "./tokens";

/** A line as it reads once its comments are removed; a comment may make one of several. */
export interface LogicalLine {
  readonly line: Line;
  readonly start: number;
  /** Before the line break, in the file. */
  readonly end: number;
  /** Its text without comments. */
  readonly text: string;
  /** The offset of what would be a label without the brackets in front of it, or -1. */
  readonly bracketedLabel: number;
}

/** Walks over the comments in the order of the text. */
export interface CommentCursor {
  readonly tokens: Tokens;
  /** The index in `tokens.comments` of the first one behind the lines so far. */
  next: number;
}

/** Where the next comment starts. */
export function nextComment({ tokens, next }: CommentCursor): number {
  return next < tokens.comments.length ? tokens.starts[tokens.comments[next]] : Infinity;
}

/**
 * Reads the logical line that starts at `start` (section 3.3 of the markup), given the end of its
 * first line, on which the next comment starts.
 */
export function readLogicalLine(
  context: LabelContext,
  cursor: CommentCursor,
  start: number,
  lineEnd: number,
): LogicalLine {
  const { ends, comments: all } = cursor.tokens;
  let end = lineEnd;
  const comments: Span[] = [];
  while (nextComment(cursor) < end) {
    const comment = { start: nextComment(cursor), end: ends[all[cursor.next++]] };
    comments.push(comment);
    if (comment.end > end) end = lineEndAt(context.text, comment.end);
  }
  return readWithoutComments(context, { start, end }, comments);
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
  const label = line.kind === "text" ? labelBehindBrackets(own, 0, text.length) : -1;
  const bracketedLabel = label < 0 ? -1 : offsetOf(pieces, label);
  return { line: toFile(line, pieces), start: span.start, end: span.end, text, bracketedLabel };
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
  return line.kind === "label" ? readingToFile(line, pieces) : line;
}

function readingToFile(reading: LabelReading, pieces: readonly Span[]): LabelReading {
  const span = (part: Span): Span => spanOf(pieces, part);
  const label: Label | undefined = reading.label && {
    ...span(reading.label),
    name: span(reading.label.name),
    timeStamps: reading.label.timeStamps.map(span),
  };
  const speechStart = endOf(pieces, reading.speechStart);
  return {
    kind: "label",
    label,
    speechStart,
    undeclared: reading.undeclared && span(reading.undeclared),
  };
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
