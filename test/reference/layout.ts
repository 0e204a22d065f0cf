import { isBlankLine, splitLines } from "./characters";
import {
  bracketsBeforeLabel,
  findLabel,
  headingText,
  isIgnoredLine,
  isOneOfFiveNames,
  labelKey,
} from "./labels";
import type { FoundLabel, LabelRules } from "./labels";
import { isInComment } from "./scan";
import type { Scan, Stretch } from "./scan";

/** Headings and paragraphs: section 3, rules 2 to 6, on the text without its comments. */

/** One UTF-16 unit and where it stands in the file. */
export interface Cell {
  readonly character: string;
  readonly at: number;
}

export interface LabelUse {
  readonly key: string;
  readonly written: string;
  readonly isOneOfFiveNames: boolean;
  readonly start: number;
  readonly end: number;
}

export interface RawParagraph {
  /** Its characters without comments, labels and the labels' time stamps; line breaks between lines included. */
  readonly cells: Cell[];
  /** Key of the speaker whose turn it is. */
  readonly speakerKey: string | null;
  readonly heading: string | null;
  /** Which stretch of the file without a heading or a label it belongs to: for `no-speaker`. */
  readonly turn: number;
}

export interface Layout {
  readonly paragraphs: readonly RawParagraph[];
  /** The headings' characters as they stand in the file. */
  readonly headings: readonly Stretch[];
  /** In the order of the file. */
  readonly labels: readonly LabelUse[];
  readonly lookalikes: readonly LabelUse[];
  /** Offsets of the `[` that stand before a label on its line. */
  readonly bracketsBeforeLabels: ReadonlySet<number>;
}

/** A line of the text without comments: "Comments are removed before lines are classified". */
interface LogicalLine {
  readonly cells: readonly Cell[];
  readonly text: string;
  /** Where its line break stands. */
  readonly end: number;
}

export function layOut(text: string, from: number, scanned: Scan, rules: LabelRules): Layout {
  const builder = new LayoutBuilder(scanned, rules);
  for (const line of logicalLines(text, from, scanned)) builder.add(line);
  return builder;
}

/** A line break inside a comment is removed with it, so the lines around such a comment are one line. */
function logicalLines(text: string, from: number, scanned: Scan): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let cells: Cell[] = [];
  for (const line of splitLines(text, from)) {
    for (let at = line.start; at < line.end; at++) {
      if (!isInComment(scanned, at)) cells.push({ character: text.charAt(at), at });
    }
    if (line.next > line.end && isInComment(scanned, line.end)) continue;
    lines.push({ cells, text: cells.map((cell) => cell.character).join(""), end: line.end });
    cells = [];
  }
  return lines;
}

class LayoutBuilder implements Layout {
  readonly paragraphs: RawParagraph[] = [];
  readonly headings: Stretch[] = [];
  readonly labels: LabelUse[] = [];
  readonly lookalikes: LabelUse[] = [];
  readonly bracketsBeforeLabels = new Set<number>();
  private open: RawParagraph | null = null;
  private speakerKey: string | null = null;
  private heading: string | null = null;
  private turn = 0;

  constructor(
    private readonly scanned: Scan,
    private readonly rules: LabelRules,
  ) {}

  add(line: LogicalLine): void {
    const heading = headingText(line.text);
    if (heading !== null) {
      this.startHeading(line, heading);
    } else if (isBlankLine(line.text) || isIgnoredLine(line.text)) {
      this.open = null;
    } else {
      this.addSpeech(line);
    }
  }

  /** Rule 2: "A heading ends the turn." */
  private startHeading(line: LogicalLine, heading: string): void {
    this.headings.push({ start: line.cells[0]?.at ?? line.end, end: line.end });
    this.heading = heading;
    this.speakerKey = null;
    this.open = null;
    this.turn++;
  }

  private addSpeech(line: LogicalLine): void {
    const skip = (index: number): number | null => this.paragraphCodeEnd(line, index);
    const found = findLabel(line.text, this.rules, skip);
    for (const index of bracketsBeforeLabel(line.text, this.rules, skip)) {
      const at = line.cells[index]?.at;
      if (at !== undefined) this.bracketsBeforeLabels.add(at);
    }
    if (found?.kind === "lookalike") this.lookalikes.push(labelUse(line, found));
    const label = found?.kind === "label" ? found : null;
    if (label !== null) this.startTurn(labelUse(line, label));
    this.append(line, label?.removed ?? []);
  }

  private startTurn(use: LabelUse): void {
    this.labels.push(use);
    this.speakerKey = use.key;
    this.open = null;
    this.turn++;
  }

  /** Rule 5: "a maximal run of other lines that are not blank". */
  private append(line: LogicalLine, removed: readonly (readonly [number, number])[]): void {
    if (this.open === null) {
      this.open = {
        cells: [],
        speakerKey: this.speakerKey,
        heading: this.heading,
        turn: this.turn,
      };
      this.paragraphs.push(this.open);
    }
    const kept = line.cells.filter(
      (_, index) => !removed.some(([start, end]) => start <= index && index < end),
    );
    this.open.cells.push(...kept, { character: "\n", at: line.end });
  }

  /** The end, as an index of the line, of a `[]{…}` that stands uninterrupted on this line. */
  private paragraphCodeEnd(line: LogicalLine, index: number): number | null {
    const at = line.cells[index]?.at;
    if (at === undefined || !line.text.startsWith("[]{", index)) return null;
    const block = this.scanned.blocks.get(at + 2);
    if (block === undefined || line.cells[index + 2]?.at !== at + 2) return null;
    const last = line.cells.findIndex((cell) => cell.at === block.end - 1);
    return last < 0 ? null : last + 1;
  }
}

function labelUse(line: LogicalLine, found: FoundLabel): LabelUse {
  const start = line.cells[found.nameStart]?.at ?? line.end;
  const last = line.cells[found.nameEnd - 1]?.at ?? line.end;
  const { written } = found;
  return {
    key: labelKey(written),
    written,
    isOneOfFiveNames: isOneOfFiveNames(written),
    start,
    end: last + 1,
  };
}
