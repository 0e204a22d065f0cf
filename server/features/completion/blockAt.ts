import { MAX_BLOCK_LENGTH } from "../../markup/block";
import { isBlank, isWhite, wordCharacterLength } from "../../markup/characters";
import type { Span, Transcript } from "../../markup/model";
import { paragraphIndexAt } from "../../markup/paragraphs";

/** An attribute block around the cursor, also one that is not finished and so is not markup yet. */
export interface OpenBlock {
  /** Whether it is that of `[]{`. */
  readonly isOfParagraph: boolean;
  /** The other items of the block, before and behind the cursor, as they are written. */
  readonly others: readonly string[];
  /** The item in which the cursor stands, up to the cursor; empty behind a blank. */
  readonly typed: string;
  /** Where that item starts. */
  readonly start: number;
}

/**
 * Finds the block around `offset` in the text as it is written: while somebody types a block it is
 * not well-formed, so the parsed transcript knows nothing of it. Looks back no further than the
 * longest block reaches, and never out of the paragraph.
 */
export function blockAt(transcript: Transcript, offset: number): OpenBlock | undefined {
  const paragraph = transcript.paragraphs[paragraphIndexAt(transcript, offset)];
  if (paragraph === undefined || offset < paragraph.speechStart) return undefined;
  const { text } = transcript;
  const from = Math.max(paragraph.start, offset - MAX_BLOCK_LENGTH);
  const scan = scanTo(text, from, offset);
  if (scan.brace < 0) return undefined;
  const behind = itemsBehind(text, offset, Math.min(paragraph.end, offset + MAX_BLOCK_LENGTH));
  return {
    isOfParagraph: text.startsWith("[]", scan.brace - 2),
    others: [...scan.items.map(({ start, end }) => text.slice(start, end)), ...behind],
    typed: text.slice(scan.itemStart, offset),
    start: scan.itemStart,
  };
}

/** Where the id ends that goes on at `offset`: letters, marks, digits, `-` and `_`. */
export function idEndAt(text: string, offset: number): number {
  let end = offset;
  for (;;) {
    const length = "-_".includes(text.charAt(end) || " ") ? 1 : wordCharacterLength(text, end);
    if (length === 0) return end;
    end += length;
  }
}

interface Scan {
  /** Where the block opens whose inside is being read; -1 outside of blocks. */
  brace: number;
  itemStart: number;
  items: Span[];
  /** Once no `-->` follows, none follows any later `<!--` either. */
  noCommentEnds: boolean;
}

function scanTo(text: string, from: number, to: number): Scan {
  const scan: Scan = { brace: -1, itemStart: -1, items: [], noCommentEnds: false };
  for (let at = from; at < to;) {
    if (text[at] === "\\") at += 2;
    else if (opensBlock(text, at)) at = open(scan, at);
    else
      at =
        scan.brace < 0 ? skipOutside(scan, text, { at, to }) : readInside(scan, text, { at, to });
  }
  return scan;
}

/** Behind a `]`, or with a code at once inside: a brace in plain speech opens nothing. */
function opensBlock(text: string, at: number): boolean {
  if (text[at] !== "{") return false;
  return text[at - 1] === "]" || text[at + 1] === ".";
}

function open(scan: Scan, at: number): number {
  scan.brace = at;
  scan.itemStart = at + 1;
  scan.items = [];
  return at + 1;
}

interface Window {
  readonly at: number;
  readonly to: number;
}

/** A comment is passed over; one that the cursor stands in holds no blocks. */
function skipOutside(scan: Scan, text: string, { at, to }: Window): number {
  if (scan.noCommentEnds || !text.startsWith("<!--", at)) return at + 1;
  const end = text.indexOf("-->", at + 4);
  if (end >= 0) return Math.min(to, end + 3);
  scan.noCommentEnds = true;
  return at + 4;
}

function readInside(scan: Scan, text: string, { at, to }: Window): number {
  const sign = text[at];
  if (sign === "}") {
    scan.brace = -1;
    return at + 1;
  }
  if (isWhite(text.charCodeAt(at))) {
    if (at > scan.itemStart) scan.items.push({ start: scan.itemStart, end: at });
    scan.itemStart = at + 1;
    return at + 1;
  }
  const isQuote = (sign === '"' || sign === "'") && text[at - 1] === "=";
  return isQuote ? endOfQuoted(text, at, to) : at + 1;
}

/**
 * Behind the quoted value that opens at `at`. One that does not close before the cursor is read to
 * the cursor, unless a block starts in between: then its quote was forgotten.
 */
function endOfQuoted(text: string, at: number, to: number): number {
  const quote = text[at];
  for (let index = at + 1; index < to; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === quote) return index + 1;
  }
  const next = text.indexOf("]{", at);
  return next >= 0 && next < to ? at + 1 : to;
}

/** The items between the cursor and the end of the block; none where the block is unfinished. */
function itemsBehind(text: string, offset: number, limit: number): readonly string[] {
  let start = offset;
  while (start < limit && !isWhite(text.charCodeAt(start)) && text[start] !== "}") start++;
  const behind = text.slice(start, limit);
  const end = /[[\]{}]/.exec(behind);
  if (end?.[0] !== "}") return [];
  return behind
    .slice(0, end.index)
    .split(/[ \t\n\r]+/)
    .filter((item) => item !== "");
}

/** Whether nothing but blanks stands between the start of the line and `offset`. */
export function isAtLineStart(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at === 0 || text[at - 1] === "\n" || text[at - 1] === "\r";
}
