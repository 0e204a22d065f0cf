import { isBlank, isLineBreak } from "./characters";
import { readLabel, type LabelContext, type LabelReading } from "./label";

/** What a line is (section 3 of the markup). */
export type Line =
  | { readonly kind: "text" }
  | { readonly kind: "blank" | "fence" | "break" }
  | { readonly kind: "heading"; readonly level: number; readonly textStart: number }
  | LabelReading;

const BLANK: Line = { kind: "blank" };
const TEXT: Line = { kind: "text" };
const FENCE: Line = { kind: "fence" };
const BREAK: Line = { kind: "break" };

/** Classifies the line from `start` to `end`, its line break left out. */
export function classifyLine(context: LabelContext, start: number, end: number): Line {
  const { text } = context;
  const unit = text.charCodeAt(start);
  if (start === end || (isBlank(unit) && isBlankBetween(text, start, end))) return BLANK;
  if (unit === 0x23 /* # */) {
    return readHeading(text, start, end) ?? readSpeech(context, start, end);
  }
  if (unit === 0x3a /* : */ && text.startsWith(":::", start) && start + 3 <= end) return FENCE;
  if (isBreak(text, start, end)) return BREAK;
  return readSpeech(context, start, end);
}

/** Where the line that starts at `start` ends: before its LF, CRLF or CR. */
export function lineEndAt(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit === 0x0a || unit === 0x0d) return end;
    end++;
  }
  return end;
}

/** Where the line that holds `offset` starts, behind an initial BOM. */
export function lineStartAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** Where the next line starts, given the end of this one. */
export function nextLineStart(text: string, lineEnd: number): number {
  if (lineEnd >= text.length) return text.length;
  const isPair = text.charCodeAt(lineEnd) === 0x0d && text.charCodeAt(lineEnd + 1) === 0x0a;
  return lineEnd + (isPair ? 2 : 1);
}

export function isBlankBetween(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    if (!isBlank(text.charCodeAt(index))) return false;
  }
  return true;
}

function readSpeech(context: LabelContext, start: number, end: number): Line {
  return readLabel(context, start, end) ?? TEXT;
}

function readHeading(text: string, start: number, end: number): Line | undefined {
  let level = 0;
  while (level < 7 && text[start + level] === "#") level++;
  const behind = start + level;
  if (level > 6 || behind >= end || !isBlank(text.charCodeAt(behind))) return undefined;
  let textStart = behind;
  while (textStart < end && isBlank(text.charCodeAt(textStart))) textStart++;
  return textStart < end ? { kind: "heading", level, textStart } : undefined;
}

/** Three or more of one of `-`, `*`, `_`, blanks between allowed. */
function isBreak(text: string, start: number, end: number): boolean {
  const sign = text[start];
  if (sign !== "-" && sign !== "*" && sign !== "_") return false;
  let count = 0;
  for (let index = start; index < end; index++) {
    if (text[index] === sign) count++;
    else if (!isBlank(text.charCodeAt(index))) return false;
  }
  return count >= 3;
}
