import type { Paragraph } from "../paragraph";
import { candidateAt, type Candidate } from "./candidates";
import { stampAt, type Stamp } from "./timeStamps";

/** A line of a paragraph that is no heading, and what may stand at its start. */
export interface Line {
  /** Its paragraph, by number. */
  readonly paragraph: number;
  /** Where it stands in the text of the paragraph. */
  readonly from: number;
  readonly text: string;
  /** Whether a turn may begin here whatever stands before: at the first words of a paragraph. */
  readonly isFirst: boolean;
  /** A time in front of everything else. */
  readonly stamp: Stamp | undefined;
  /** Where the words start behind the time. */
  readonly start: number;
  readonly candidate: Candidate | undefined;
}

/** The lines of all paragraphs that hold anything; headings have none. */
export function linesOf(paragraphs: readonly Paragraph[]): readonly Line[] {
  const lines: Line[] = [];
  for (const [index, paragraph] of paragraphs.entries())
    if (paragraph.heading === undefined)
      for (const line of linesIn(paragraph, index)) lines.push(line);
  return lines;
}

/** Whether a line holds nothing but its time. */
export function isEmptyBehind({ text, start }: Line): boolean {
  return start >= text.length;
}

function linesIn(paragraph: Paragraph, index: number): readonly Line[] {
  const lines: Line[] = [];
  const isIndented = /^[ \t]/.test(paragraph.text);
  let isFirst = true;
  let from = 0;
  for (const text of paragraph.text.split("\n")) {
    if (text.trim() !== "") {
      // A hanging line is the rest of the one before, whatever it begins with.
      const isHanging = !isFirst && !isIndented && /^[ \t]/.test(text);
      const bold = from === 0 ? (paragraph.bold ?? 0) : 0;
      const line: Line = {
        paragraph: index,
        from,
        text,
        isFirst,
        ...startOf(text, bold, isHanging),
      };
      lines.push(line);
      isFirst &&= line.stamp !== undefined && isEmptyBehind(line);
    }
    from += text.length + 1;
  }
  return lines;
}

function startOf(text: string, bold: number, isHanging: boolean) {
  const indent = /^\s*/.exec(text)![0].length;
  const stamp = isHanging ? undefined : stampAt(text, indent);
  const start = stamp ? skipBlanks(text, stamp.end) : indent;
  const candidate = isHanging ? undefined : candidateAt(text, start, bold);
  return { stamp, start, candidate };
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text[end]!)) end++;
  return end;
}
