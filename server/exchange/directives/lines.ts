/** A line of a text: where it starts, where its words end, and where the next one starts. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of a text, each with its own ending: LF, CRLF or CR. Offsets count UTF-16 units. */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const isPair = text.startsWith("\r\n", end);
    const next = Math.min(text.length, end + (isPair ? 2 : 1));
    lines.push({ text: text.slice(start, end), start, end, next });
    start = next;
  }
  return lines;
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d) return at;
  }
  return text.length;
}
