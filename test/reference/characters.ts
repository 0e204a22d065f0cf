/** Small questions about characters and lines. "Blank", "white space", "letter", "mark" and "digit" as in markup.md. */

export interface SourceLine {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset behind the last character, before the line break. */
  readonly end: number;
  /** Offset of the next line. */
  readonly next: number;
}

/** markup.md, head: "blank means a space or a tab". */
export function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

/**
 * markup.md, head: "white space also line breaks".
 * Reading: only these four; a no-break space, a form feed or U+2028 is text like any other character.
 */
export function isWhite(character: string): boolean {
  return isBlank(character) || character === "\n" || character === "\r";
}

/** Section 3, end: a backslash escapes ASCII punctuation. */
export function isAsciiPunctuation(character: string): boolean {
  return character.length === 1 && "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".includes(character);
}

export function isBlankLine(line: string): boolean {
  return [...line].every(isBlank);
}

export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) start++;
  while (end > start && isBlank(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Section 3: the file is read line by line (LF, CRLF or CR). */
export function splitLines(text: string, from = 0): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = from;
  for (;;) {
    let end = start;
    while (end < text.length && text.charAt(end) !== "\n" && text.charAt(end) !== "\r") end++;
    if (end === text.length) {
      lines.push({ start, end, next: end });
      return lines;
    }
    const next = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    lines.push({ start, end, next });
    start = next;
  }
}

/** Section 3: an initial BOM is skipped. */
export function contentStart(text: string): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

/** Matches `pattern` (which must be sticky) at `at` and returns what it matched. */
export function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : match[0];
}
