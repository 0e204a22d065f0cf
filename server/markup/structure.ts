import type { Comment, Heading, IgnoredLine, Label, Paragraph, Span } from "./model";
import { labelBehindBrackets, type LabelContext, type LabelReading } from "./label";
import { LINE_BREAK } from "./characters";
import { classifyLine, nextLineStart } from "./line";
import { nextComment, readLogicalLine, type CommentCursor, type LogicalLine } from "./logicalLine";
import type { Tokens } from "./tokens";

/** A paragraph before all is known of it: who speaks, and which words. */
export type ParagraphLines = { -readonly [Key in keyof Paragraph]: Paragraph[Key] };

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
  let comment = nextComment(cursor);
  const { classes } = tokens;
  for (let position = start; position < text.length;) {
    let end = position;
    while (end < text.length && classes[end] !== LINE_BREAK) end++;
    if (end <= comment) addPlainLine(state, position, end);
    else {
      end = addCommentedLine(state, readLogicalLine(context, cursor, position, end));
      comment = nextComment(cursor);
    }
    position = nextLineStart(text, end);
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

function addPlainLine(state: State, start: number, end: number): void {
  const { context } = state;
  const line = classifyLine(context, start, end);
  if (line.kind === "text") addText(state, start, end, labelBehindBrackets(context, start, end));
  else if (line.kind === "label") addSpeech(state, line, start, end);
  else if (line.kind === "heading") {
    addHeading(state, line.level, { start, end }, context.text.slice(start, end));
  } else endParagraph(state, line.kind, start, end);
}

function addCommentedLine(state: State, logical: LogicalLine): number {
  const { line, start, end, text, bracketedLabel } = logical;
  if (line.kind === "text") addText(state, start, end, bracketedLabel);
  else if (line.kind === "label") addSpeech(state, line, start, end);
  else if (line.kind === "heading") addHeading(state, line.level, { start, end }, text);
  else endParagraph(state, line.kind, start, end);
  return end;
}

function addSpeech(state: State, reading: LabelReading, start: number, end: number): void {
  const { label, speechStart, undeclared } = reading;
  if (undeclared !== undefined) state.undeclared.push(undeclared);
  if (label === undefined) addText(state, start, end, -1);
  else addParagraph(state, { start, end }, label, speechStart);
}

function addText(state: State, start: number, end: number, bracketedLabel: number): void {
  if (bracketedLabel >= 0) state.bracketedLabels.push({ start, end: bracketedLabel });
  if (state.isOpen) state.paragraphs[state.paragraphs.length - 1].end = end;
  else addParagraph(state, { start, end }, undefined, start);
}

function addParagraph(
  state: State,
  { start, end }: Span,
  label: Label | undefined,
  speechStart: number,
): void {
  state.paragraphs.push({
    start,
    end,
    label,
    speaker: -1,
    speechStart,
    wordingStart: 0,
    wordingEnd: 0,
    firstWord: 0,
    endWord: 0,
    heading: state.headings.length - 1,
  });
  state.isOpen = true;
}

function endParagraph(
  state: State,
  kind: "blank" | "fence" | "break",
  start: number,
  end: number,
): void {
  state.isOpen = false;
  if (kind !== "blank") state.ignoredLines.push({ kind, start, end });
}

function addHeading(state: State, level: number, { start, end }: Span, written: string): void {
  state.isOpen = false;
  state.headings.push({ start, end, level, text: headingText(written) });
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
  for (const index of tokens.comments) {
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
