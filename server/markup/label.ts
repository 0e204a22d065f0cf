import type { Label, Span } from "./model";
import { readBlock } from "./block";
import { isBlank, letterOrDigitLength } from "./characters";
import { judgeLabel, type LabelRules } from "./labelRules";
import { timeStampEnd } from "./timeStamp";

/** What the start of a line says about who speaks. */
export interface LabelReading {
  readonly kind: "label";
  /** The label, where the line starts with one. */
  readonly label: Label | undefined;
  /** Where the speech starts: behind the label and its time stamps. */
  readonly speechStart: number;
  /** What looks like a label in a file that declares its participants. */
  readonly undeclared: Span | undefined;
}

/** Everything that `readLabel` needs besides the line itself. */
export interface LabelContext {
  readonly text: string;
  readonly rules: LabelRules;
}

/**
 * Reads the speaker label of the line from `start` to `end` (rule 6 of section 3 of the markup).
 *
 * Range starts and paragraph codes may stand before the label; blanks may indent it.
 */
export function readLabel(
  context: LabelContext,
  start: number,
  end: number,
): LabelReading | undefined {
  const { text, rules } = context;
  if (!holdsColon(text, start, end, rules.reach)) return undefined;
  const first = skipMarks(text, start, end);
  const stamp = timeStampEnd(text, first, end);
  const from = stamp < 0 ? first : skipMarks(text, stamp, end);
  const limit = Math.min(end, from + rules.reach);
  let undeclared: Span | undefined;
  for (let colon = colonFrom(text, from, limit); colon >= 0;) {
    const name = nameBefore(text, from, colon, end);
    if (name !== undefined) {
      const verdict = judgeLabel(text.slice(name.start, name.end), rules);
      if (verdict === "yes") return readStampBehind(context, { name, first, stamp, end });
      if (verdict === "undeclared") undeclared ??= { start: name.start, end: name.end };
    }
    // Only a declared label can hold a colon of its own: the first one is nearly always the last.
    colon = rules.hasColon ? colonFrom(text, colon + 1, limit) : -1;
  }
  return undeclared && { kind: "label", label: undefined, speechStart: start, undeclared };
}

/** Marks in brackets may stand before a label, any number of them; other text may not. */
function holdsColon(text: string, start: number, end: number, reach: number): boolean {
  const first = skipBlanks(text, start, end);
  const isMarked = text.charCodeAt(first) === 0x5b;
  return colonFrom(text, first, isMarked ? end : Math.min(end, first + reach + 24)) >= 0;
}

/** The end of `[1>]` that starts at `start`, or -1: a label is letters or digits (section 1). */
export function rangeStartEnd(text: string, start: number): number {
  const end = rangeLabelEnd(text, start + 1);
  return end > start + 1 && text[end] === ">" && text[end + 1] === "]" ? end + 2 : -1;
}

/** Where the run of letters and digits that starts at `start` ends. */
export function rangeLabelEnd(text: string, start: number): number {
  let position = start;
  let length = letterOrDigitLength(text, position);
  while (length > 0) {
    position += length;
    length = letterOrDigitLength(text, position);
  }
  return position;
}

/** The place where a label would start if the brackets in front of it were not there, or -1. */
export function labelBehindBrackets(context: LabelContext, start: number, end: number): number {
  const { text } = context;
  if (!mayHoldBrackets(text, start, end) || colonFrom(text, start, end) < 0) return -1;
  let behindBracket = -1;
  for (let position = start; position < end; position++) {
    position = skipMarks(text, position, end);
    const stamp = timeStampEnd(text, position, end);
    if (stamp >= 0) position = skipMarks(text, stamp, end);
    if (text.charCodeAt(position) !== 0x5b) break;
    behindBracket = position + 1;
  }
  if (behindBracket < 0 || behindBracket >= end) return -1;
  return readLabel(context, behindBracket, end)?.label?.start ?? -1;
}

/** Nothing but time stamps and marks may stand before such a bracket. */
function mayHoldBrackets(text: string, start: number, end: number): boolean {
  const first = skipBlanks(text, start, end);
  return text.charCodeAt(first) === 0x5b || timeStampEnd(text, first, end) >= 0;
}

/** Moves over blanks, range starts and paragraph codes. */
function skipMarks(text: string, start: number, end: number): number {
  let position = skipBlanks(text, start, end);
  while (position < end && text.charCodeAt(position) === 0x5b) {
    let next = rangeStartEnd(text, position);
    if (next < 0) next = paragraphCodeEnd(text, position);
    if (next < 0 || next > end) return position;
    position = skipBlanks(text, next, end);
  }
  return position;
}

function skipBlanks(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && isBlank(text.charCodeAt(position))) position++;
  return position;
}

/** The end of a well-formed `[]{…}` that starts here and stays on its line, or -1. */
function paragraphCodeEnd(text: string, start: number): number {
  if (!text.startsWith("[]{", start)) return -1;
  const context = { ...onOneLine, text, hopeless: new Set<number>() };
  return readBlock(context, start + 2, true)?.end ?? -1;
}

const onOneLine = { endsParagraph: () => true, isOutsideSpeech: () => false };

interface Name extends Span {
  /** Where the asterisks and the colon end. */
  readonly behind: number;
}

function colonFrom(text: string, from: number, limit: number): number {
  for (let colon = from; colon < limit; colon++) {
    const unit = text.charCodeAt(colon);
    if (unit === 0x3a || unit === 0xff1a) return colon;
  }
  return -1;
}

/** `X:`, `**X:**` or `**X**:` with any blanks before the colon; then a blank or the end. */
function nameBefore(text: string, from: number, colon: number, end: number): Name | undefined {
  const isBold = text.startsWith("**", from);
  const start = isBold ? from + 2 : from;
  const outside = isBold ? text.lastIndexOf("**", colon) : -1;
  const isClosedBefore = isBold && outside >= start;
  if (isClosedBefore && skipBlanks(text, outside + 2, colon) !== colon) return undefined;
  let behind = colon + 1;
  if (isBold && !isClosedBefore) {
    if (!text.startsWith("**", behind)) return undefined;
    behind += 2;
  }
  const isFullWidth = text[colon] === "：";
  if (!isFullWidth && behind < end && !isBlank(text.charCodeAt(behind))) return undefined;
  return { start, end: trimEnd(text, start, isClosedBefore ? outside : colon), behind };
}

function trimEnd(text: string, start: number, end: number): number {
  let position = end;
  while (position > start && isBlank(text.charCodeAt(position - 1))) position--;
  return position;
}

interface LabelParts {
  readonly name: Name;
  /** Where the label starts, with its time stamp. */
  readonly first: number;
  /** Where that time stamp ends, or -1. */
  readonly stamp: number;
  readonly end: number;
}

const NO_STAMPS: readonly Span[] = [];

/** A time stamp behind the label: in brackets or parentheses, or bare when it is all there is. */
function readStampBehind({ text }: LabelContext, parts: LabelParts): LabelReading {
  const { name, first, stamp, end } = parts;
  const before = stamp < 0 ? NO_STAMPS : [{ start: first, end: stamp }];
  const from = skipBlanks(text, name.behind, end);
  let behind = timeStampEnd(text, from, end);
  const isBare = behind >= 0 && text[from] !== "[" && text[from] !== "(";
  if (isBare && skipBlanks(text, behind, end) < end) behind = -1;
  const labelEnd = behind < 0 ? name.behind : behind;
  const label: Label = {
    start: first,
    end: labelEnd,
    name: { start: name.start, end: name.end },
    timeStamps: behind < 0 ? before : [...before, { start: from, end: behind }],
  };
  return { kind: "label", label, speechStart: labelEnd, undeclared: undefined };
}
