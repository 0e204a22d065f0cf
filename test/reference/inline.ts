import { isAsciiPunctuation, isWhite, matchAt } from "./characters";
import type { Block } from "./block";
import type { LabelRules } from "./labels";
import type { Cell, Layout, RawParagraph } from "./layout";
import { isInComment, looseBlock } from "./scan";
import type { Scan } from "./scan";
import { problem } from "./problem";
import type { ReferenceProblem } from "./problem";

/** Brackets, markers and blocks in the paragraphs: sections 1, 2 and 6 of markup.md. */

export interface RawPassage {
  readonly form: "span" | "paragraph" | "range";
  readonly block: Block;
  /** Index of the paragraph that holds its block. */
  readonly paragraph: number;
  /** The characters between its brackets or markers; of the paragraph form, unused. */
  readonly from: number;
  readonly to: number;
  /** All of it: from its first bracket to the end of its block. */
  readonly start: number;
  readonly end: number;
}

export interface Mark {
  readonly paragraph: number;
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

export interface Inline {
  readonly passages: readonly RawPassage[];
  /** `[]{-}` */
  readonly marks: readonly Mark[];
  /** Offsets of the characters that are markup and so not in the wording. */
  readonly markup: ReadonlySet<number>;
  /** Backslashes that escape inside a block that stays text. */
  readonly keptEscapes: ReadonlySet<number>;
  readonly problems: readonly ReferenceProblem[];
}

const RANGE_START = /\[[\p{L}\p{N}]+>\]/uy;
const RANGE_END = /\[<[\p{L}\p{N}]+\]/uy;

interface OpenRange {
  readonly start: number;
  readonly end: number;
}

export function readInline(text: string, layout: Layout, scanned: Scan, rules: LabelRules): Inline {
  const reader = new InlineReader(text, layout, scanned, rules);
  layout.paragraphs.forEach((paragraph, index) => reader.readParagraph(paragraph, index));
  reader.finish();
  return reader;
}

class InlineReader implements Inline {
  readonly passages: RawPassage[] = [];
  readonly marks: Mark[] = [];
  readonly markup = new Set<number>();
  readonly keptEscapes = new Set<number>();
  readonly problems: ReferenceProblem[] = [];
  private readonly openRanges = new Map<string, OpenRange>();
  /** Offsets of the `[` of the present paragraph that wait for their `]`. */
  private brackets: number[] = [];
  private paragraph = 0;

  constructor(
    private readonly text: string,
    private readonly layout: Layout,
    private readonly scanned: Scan,
    private readonly rules: LabelRules,
  ) {}

  readParagraph(raw: RawParagraph, index: number): void {
    this.brackets = [];
    this.paragraph = index;
    let done = -1;
    for (const cell of raw.cells) {
      if (cell.at < done) continue;
      done = this.readAt(cell.at);
    }
    this.reportLooseBlocks(raw.cells);
    this.reportUnmatchedStarts();
  }

  finish(): void {
    for (const open of this.openRanges.values()) this.reportUnended(open);
  }

  /** Reads what stands at an offset and returns the offset behind it. */
  private readAt(at: number): number {
    if (this.scanned.escapes.has(at)) {
      this.remove(at, at + 1);
      return at + 2;
    }
    const character = this.text.charAt(at);
    if (character === "[") return this.readOpening(at);
    if (character === "]") return this.readClosing(at);
    return at + 1;
  }

  private readOpening(at: number): number {
    const rangeStart = matchAt(RANGE_START, this.text, at);
    if (rangeStart !== null) return this.startRange(at, at + rangeStart.length);
    const rangeEnd = matchAt(RANGE_END, this.text, at);
    if (rangeEnd !== null) return this.endRange(at, at + rangeEnd.length);
    if (this.text.startsWith("[]{", at)) return this.readParagraphCode(at);
    this.brackets.push(at);
    return at + 1;
  }

  /** Section 1: "A range label … is free again after the range has ended." Section 6: `unended-range`. */
  private startRange(start: number, end: number): number {
    const label = this.text.slice(start + 1, end - 2);
    const open = this.openRanges.get(label);
    // Reading: "opened again before it ends" is said of the first of the two; it stays text, the second is open.
    if (open !== undefined) this.reportUnended(open);
    this.openRanges.set(label, { start, end });
    return this.readBehindStart(end);
  }

  /**
   * Reading: `[1>]` is a marker even before a block. What stands behind it is then not a passage's block: a
   * well-formed one is `detached-attributes`, another `malformed-attributes`; both stay text.
   */
  private readBehindStart(end: number): number {
    if (this.text.charAt(end) !== "{") return end;
    const block = this.scanned.blocks.get(end);
    if (block !== undefined) return this.keepAsText(end, block.end);
    this.problems.push(problem("malformed-attributes", end - 1, end + 1));
    return end;
  }

  /**
   * "Markup that is malformed or has no partner stays text."
   * Reading: a well-formed block without its partner is text as a whole (no span is read in its quoted values), and
   * its backslashes escape as they do in any text.
   */
  private keepAsText(start: number, end: number): number {
    for (let at = start; at < end - 1; at++) {
      if (this.text.charAt(at) !== "\\" || !isAsciiPunctuation(this.text.charAt(at + 1))) continue;
      this.remove(at, at + 1);
      this.keptEscapes.add(at);
      at++;
    }
    return end;
  }

  private endRange(start: number, end: number): number {
    const block = this.scanned.blocks.get(end);
    if (block === undefined) {
      const behind = this.text.charAt(end) === "{" ? 1 : 0;
      this.problems.push(problem("malformed-attributes", start, end + behind));
      return end + behind;
    }
    const label = this.text.slice(start + 2, end - 1);
    const open = this.openRanges.get(label);
    if (open === undefined) {
      this.problems.push(problem("unmatched-end", start, block.end));
      return this.keepAsText(end, block.end);
    }
    this.openRanges.delete(label);
    this.remove(open.start, open.end);
    this.remove(start, block.end);
    const { paragraph } = this;
    this.passages.push({
      form: "range",
      block,
      paragraph,
      from: open.end,
      to: start,
      start: open.start,
      end: block.end,
    });
    return block.end;
  }

  /** `[]{.code}` and `[]{-}` */
  private readParagraphCode(start: number): number {
    const block = this.scanned.blocks.get(start + 2);
    if (block === undefined) {
      this.problems.push(problem("malformed-attributes", start + 1, start + 3));
      return start + 3;
    }
    this.remove(start, block.end);
    const { paragraph } = this;
    if (block.items.some((item) => item.kind === "mark")) {
      this.marks.push({ paragraph, block, start, end: block.end });
    } else {
      this.passages.push({
        form: "paragraph",
        block,
        paragraph,
        from: start,
        to: start,
        start,
        end: block.end,
      });
    }
    return block.end;
  }

  /** A `]` closes the nearest open `[`, whether the two are a span or mere brackets in the text. */
  private readClosing(at: number): number {
    const open = this.brackets.pop();
    if (this.text.charAt(at + 1) !== "{") return at + 1;
    const block = this.scanned.blocks.get(at + 1);
    if (block === undefined) {
      this.problems.push(problem("malformed-attributes", at, at + 2));
      return at + 2;
    }
    if (open === undefined) {
      this.problems.push(problem("unmatched-end", at, block.end));
      return this.keepAsText(at + 1, block.end);
    }
    this.remove(open, open + 1);
    this.remove(at, block.end);
    if (this.layout.bracketsBeforeLabels.has(open))
      this.problems.push(problem("code-before-label", open, open + 1));
    const { paragraph } = this;
    this.passages.push({
      form: "span",
      block,
      paragraph,
      from: open + 1,
      to: at,
      start: open,
      end: block.end,
    });
    return block.end;
  }

  private remove(start: number, end: number): void {
    for (let at = start; at < end; at++) this.markup.add(at);
  }

  private reportUnended(open: OpenRange): void {
    this.problems.push(problem("unended-range", open.start, open.end));
  }

  /**
   * `unmatched-start`: "a `[` without `]` in a paragraph that has codes".
   * Reading: a paragraph in which a passage's block with a code is written (for a range, the paragraph of its end).
   */
  private reportUnmatchedStarts(): void {
    const hasCodes = this.passages.some(
      (passage) => passage.paragraph === this.paragraph && holdsCode(passage.block),
    );
    if (!hasCodes) return;
    for (const at of this.brackets) this.problems.push(problem("unmatched-start", at, at + 1));
  }

  /**
   * `detached-attributes`: "`] {.a}`, `]{.a} {.b}`, `]{.a}{.b}`, `word{.a}`".
   * Reading: a well-formed block that belongs to no passage, behind any visible unescaped character, or behind an
   * unescaped `]` or a passage's block and white space or comments. A `{` behind an unmatched `]` is `unmatched-end`.
   */
  private reportLooseBlocks(cells: readonly Cell[]): void {
    let done = -1;
    cells.forEach((cell, index) => {
      if (cell.at < done || cell.character !== "{" || this.markup.has(cell.at)) return;
      if (this.scanned.escapes.has(cell.at - 1) || this.isUnmatchedEnd(cell.at)) return;
      const block = looseBlock(this.text, cell.at, this.rules);
      if (block === null || !this.isBehindSomething(cells, index)) return;
      this.problems.push(problem("detached-attributes", block.start, block.end));
      done = block.end;
    });
  }

  private isUnmatchedEnd(brace: number): boolean {
    const names = ["unmatched-end", "malformed-attributes"];
    return this.problems.some(
      (one) => names.includes(one.code) && one.start < brace && brace < one.end,
    );
  }

  private isBehindSomething(cells: readonly Cell[], index: number): boolean {
    let before = index - 1;
    while (before >= 0 && isWhite(cells[before]?.character ?? "")) before--;
    const cell = cells[before];
    if (cell === undefined) return false;
    const isEscaped = this.scanned.escapes.has(cell.at - 1);
    const isAtOnce = cell.at + 1 === cells[index]?.at;
    if (isEscaped) return false;
    return isAtOnce || cell.character === "]" || this.endsPassage(cell.at + 1);
  }

  private endsPassage(end: number): boolean {
    return [...this.passages, ...this.marks].some((one) => one.end === end);
  }
}

export function holdsCode(block: Block): boolean {
  return block.items.some((item) => item.kind === "code");
}

/**
 * `code-in-heading`: "a passage in a heading or comment (not counted)".
 * Reading: spans, paragraph codes and range ends with a well-formed block in the heading or comment; a `[1>]` alone
 * and `[]{-}` are no passage; nothing else is reported there, and no range begins or ends there.
 */
export function passagesOutsideSpeech(
  text: string,
  layout: Layout,
  scanned: Scan,
  rules: LabelRules,
): ReferenceProblem[] {
  const headings = layout.headings.flatMap((heading) =>
    readOutside(text, heading.start, heading.end, rules, (at) => isInComment(scanned, at)),
  );
  const comments = scanned.comments.flatMap((comment) =>
    readOutside(text, comment.start + 4, comment.end - 3, rules, () => false),
  );
  return [...headings, ...comments];
}

function readOutside(
  text: string,
  start: number,
  end: number,
  rules: LabelRules,
  skips: (at: number) => boolean,
): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const brackets: number[] = [];
  for (let at = start; at < end; at++) {
    if (skips(at)) continue;
    const character = text.charAt(at);
    if (character === "\\" && isAsciiPunctuation(text.charAt(at + 1))) at++;
    if (character === "[") brackets.push(at);
    if (character !== "]") continue;
    const open = brackets.pop();
    const block = looseBlock(text, at + 1, rules);
    if (block === null || block.end > end) continue;
    const isMark = block.items.some((item) => item.kind === "mark");
    if (open !== undefined && !isMark) problems.push(problem("code-in-heading", open, block.end));
    at = block.end - 1;
  }
  return problems;
}
