import type { Passage, Span } from "../model";
import { isAsciiPunctuation, isBlank, isLineBreak } from "../characters";
import { isBlankBetween, lineEndAt, lineStartAt, nextLineStart } from "../line";
import { deletion, type TextEdit } from "./edit";

/** One thing to take out. `alone` stands for a paragraph, so writers put a blank before it. */
export interface Piece extends Span {
  readonly kind: "markup" | "alone" | "comment";
}

/**
 * What is left in place of a piece: nothing, or a backslash in front of the sign behind it, or one
 * in front of the nearest signs on both sides, where they might become markup or a label.
 */
export const WAYS_TO_TAKE_OUT = ["plain", "escaped", "escaped-around"] as const;
export type TakingOut = (typeof WAYS_TO_TAKE_OUT)[number];

export function piecesOf({ form, open, close, block }: Passage): readonly Piece[] {
  if (form === "paragraph") return [{ start: open.start, end: block.end, kind: "alone" }];
  return [
    { ...plainSpan(open), kind: "markup" },
    { start: close.start, end: block.end, kind: "markup" },
  ];
}

/**
 * The edits that take pieces out of the text, and with them what stands there only because of
 * them: the blank before a paragraph code, and lines on which nothing else stands.
 */
export function takeOut(
  text: string,
  pieces: readonly Piece[],
  how: TakingOut,
): readonly TextEdit[] {
  return linesOf(text, pieces).flatMap((lines) => takeOutOfLines(text, lines, how));
}

export function takeOutOfLines(text: string, lines: Lines, how: TakingOut): readonly TextEdit[] {
  return emptied(text, lines) ?? lines.pieces.map((piece) => cut(text, piece, lines, how));
}

/** The lines that some pieces stand on; a piece over several lines makes them one. */
export interface Lines extends Span {
  readonly pieces: readonly Piece[];
}

export function linesOf(text: string, pieces: readonly Piece[]): readonly Lines[] {
  const ordered = [...pieces].sort((a, b) => a.start - b.start);
  const all: Lines[] = [];
  for (let first = 0; first < ordered.length; first += all[all.length - 1].pieces.length) {
    all.push(linesFrom(text, ordered, first));
  }
  return all;
}

function linesFrom(text: string, ordered: readonly Piece[], first: number): Lines {
  let end = lineEndAt(text, ordered[first].end);
  let next = first + 1;
  while (next < ordered.length && ordered[next].start < end) {
    // Lines are long where much is coded: their end is not looked for again at every piece.
    if (ordered[next].end > end) end = lineEndAt(text, ordered[next].end);
    next++;
  }
  const start = lineStartAt(text, ordered[first].start);
  return { start, end, pieces: ordered.slice(first, next) };
}

/** The edit that takes out the lines as a whole, if nothing else stands on them. */
function emptied(text: string, lines: Lines): TextEdit[] | undefined {
  const { start, end, pieces } = lines;
  let from = start;
  for (const piece of pieces) {
    if (!isBlankBetween(text, from, piece.start)) return undefined;
    from = piece.end;
  }
  if (!isBlankBetween(text, from, end)) return undefined;
  // Comments alone on their lines end the paragraph before them, as the empty line then does.
  const isParting = pieces.every(({ kind }) => kind === "comment") && !isBesideBlank(text, lines);
  if (!isParting) return [deletion(start, nextLineStart(text, end))];
  // A CR before and an LF behind would become one line break.
  const isPair = text[start - 1] === "\r" && text[end] === "\n";
  return [isPair ? { span: { start, end: end + 1 }, newText: "\r" } : deletion(start, end)];
}

function isBesideBlank(text: string, { start, end }: Span): boolean {
  if (start === 0 || end >= text.length) return true;
  const before = text[start - 1] === "\n" && text[start - 2] === "\r" ? start - 2 : start - 1;
  const next = nextLineStart(text, end);
  return (
    isBlankBetween(text, lineStartAt(text, before), before) ||
    isBlankBetween(text, next, lineEndAt(text, next))
  );
}

function cut(text: string, piece: Piece, { pieces }: Lines, how: TakingOut): TextEdit {
  const { start, end, kind } = piece;
  const takesBlank = kind === "alone" && endsWord(text, end) && isBlank(text.charCodeAt(start - 1));
  const plain = deletion(takesBlank ? start - 1 : start, end);
  if (how === "plain") return plain;
  const isJoined = pieces.some((other) => other.end === start);
  const sign = how === "escaped" || isJoined ? "" : signAt(text, start - 1);
  const to = endOfEscape(text, end, how === "escaped" ? 0 : MAX_REACH);
  const escapesBehind = to >= 0 && !pieces.some((one) => one.start >= end && one.start <= to);
  const behind = escapesBehind ? `${text.slice(end, to)}\\` : "";
  return {
    span: { start: sign === "" ? plain.span.start : start - 1, end: escapesBehind ? to : end },
    newText: sign === "" ? behind : `\\${sign}${behind}`,
  };
}

/** The colon of a time stamp or of a label that would come into being stands this near. */
const MAX_REACH = 100;

/**
 * Where the sign stands that must be escaped so that nothing becomes markup, or -1. An opening
 * bracket needs none, for it starts anew whatever stands before it, nor does a backslash.
 */
function endOfEscape(text: string, start: number, reach: number): number {
  for (let position = start; position <= start + reach; position++) {
    if (isLineBreak(text.charCodeAt(position))) return -1;
    const sign = signAt(text, position);
    if (sign !== "") return sign === "[" || sign === "\\" ? -1 : position;
  }
  return -1;
}

/** The sign at an offset that a backslash can be put in front of: one that has none yet. */
function signAt(text: string, offset: number): string {
  const isSign = isAsciiPunctuation(text.charCodeAt(offset));
  return isSign && text[offset - 1] !== "\\" ? text[offset] : "";
}

function endsWord(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return offset >= text.length || isBlank(unit) || isLineBreak(unit);
}

function plainSpan({ start, end }: Span): Span {
  return { start, end };
}
