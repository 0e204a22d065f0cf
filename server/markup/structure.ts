import type { Comment, Heading, IgnoredLine, Label, Span } from "./model";
import type { LabelContext } from "./label";
import { nextLineStart } from "./line";
import { readLogicalLine, type CommentCursor, type LogicalLine } from "./logicalLine";
import { COMMENT, type Tokens } from "./tokens";

/** A paragraph before its wording is read. */
export interface ParagraphLines extends Span {
  readonly start: number;
  end: number;
  readonly label?: Label;
  readonly speechStart: number;
  /** The index of the nearest heading above, or -1. */
  readonly heading: number;
}

/** The lines of a transcript, sorted into what they are (section 3 of the markup). */
export interface Structure {
  readonly paragraphs: readonly ParagraphLines[];
  readonly headings: readonly Heading[];
  readonly ignoredLines: readonly IgnoredLine[];
  readonly comments: readonly Comment[];
  /** What looks like a label in a file that declares its participants. */
  readonly undeclared: readonly Span[];
  /** The starts of lines whose label stands behind opening brackets. */
  readonly bracketedLabels: readonly Span[];
}

export function readStructure(context: LabelContext, tokens: Tokens, start: number): Structure {
  const { text } = context;
  const state: State = {
    context,
    paragraphs: [],
    headings: [],
    ignoredLines: [],
    undeclared: [],
    bracketedLabels: [],
    isOpen: false,
  };
  const cursor: CommentCursor = { tokens, next: 0 };
  for (let position = start; position < text.length;) {
    const logical = readLogicalLine(context, cursor, position);
    addLine(state, logical);
    position = nextLineStart(text, logical.end);
  }
  const { paragraphs, headings, ignoredLines, undeclared, bracketedLabels } = state;
  const comments = readComments(text, tokens, headings);
  return { paragraphs, headings, ignoredLines, comments, undeclared, bracketedLabels };
}

interface State {
  readonly context: LabelContext;
  readonly paragraphs: ParagraphLines[];
  readonly headings: Heading[];
  readonly ignoredLines: IgnoredLine[];
  readonly undeclared: Span[];
  readonly bracketedLabels: Span[];
  /** Whether the last paragraph may still grow. */
  isOpen: boolean;
}

function addLine(state: State, logical: LogicalLine): void {
  const { line, start, end } = logical;
  if (line.kind === "label") return addSpeech(state, logical);
  if (line.kind === "text") return addText(state, logical);
  state.isOpen = false;
  if (line.kind === "heading") return addHeading(state, logical);
  if (line.kind === "fence" || line.kind === "break") {
    state.ignoredLines.push({ kind: line.kind, start, end });
  }
}

function addSpeech(state: State, logical: LogicalLine): void {
  const { line, start, end } = logical;
  if (line.kind !== "label") return;
  const { label, speechStart, undeclared } = line.reading;
  if (undeclared !== undefined) state.undeclared.push(undeclared);
  if (label === undefined) return addText(state, logical);
  addParagraph(state, { start, end, label, speechStart });
}

function addText(state: State, { start, end, bracketedLabel }: LogicalLine): void {
  if (bracketedLabel >= 0) state.bracketedLabels.push({ start, end: bracketedLabel });
  if (state.isOpen) state.paragraphs[state.paragraphs.length - 1].end = end;
  else addParagraph(state, { start, end, speechStart: start });
}

function addParagraph(state: State, lines: Omit<ParagraphLines, "heading">): void {
  const { start, end, label, speechStart } = lines;
  const heading = state.headings.length - 1;
  state.paragraphs.push({ start, end, label, speechStart, heading });
  state.isOpen = true;
}

function addHeading(state: State, { line, start, end, text }: LogicalLine): void {
  if (line.kind !== "heading") return;
  const written = text ?? state.context.text.slice(start, end);
  state.headings.push({ start, end, level: line.level, text: headingText(written) });
}

function headingText(line: string): string {
  return line
    .replace(/^#+[ \t]+/, "")
    .replace(/[ \t]+/g, " ")
    .replace(/ $/, "");
}

function readComments(text: string, tokens: Tokens, headings: readonly Heading[]): Comment[] {
  const comments: Comment[] = [];
  let heading = -1;
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kinds[index] !== COMMENT) continue;
    const start = tokens.starts[index];
    while (heading + 1 < headings.length && headings[heading + 1].start <= start) heading++;
    comments.push({ start, end: tokens.ends[index], heading, ...memoOf(text, tokens, index) });
  }
  return comments;
}

function memoOf(text: string, tokens: Tokens, index: number): { memo?: string } {
  const inner = text.slice(tokens.starts[index] + 4, tokens.ends[index] - 3).trim();
  return inner.startsWith("memo:") ? { memo: inner.slice(5).trim() } : {};
}
