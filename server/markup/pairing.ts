import { IntList } from "./intList";
import type { ProblemList } from "./problemList";
import type { ParagraphLines } from "./structure";
import * as token from "./tokens";
import { blockOf, type Tokens } from "./tokens";

/** A token that is taken out of the wording. */
export const MARKUP = 1;
/** A block that is no passage's and stays text, without the backslashes that escape in it. */
export const KEPT = 2;

/** What of the tokens is markup, and which belong together (sections 1 and 4 of the markup). */
export interface Pairing {
  /** For each token `MARKUP`, `KEPT`, or 0: it stays text. */
  readonly roles: Uint8Array;
  /** The passages by the tokens that open and close them, in the order of the closing ones. */
  readonly opens: IntList;
  readonly closes: IntList;
  /** The paragraph in which each of them closes. */
  readonly paragraphs: IntList;
  readonly marks: readonly { readonly index: number; readonly paragraph: number }[];
}

export interface PairingInput {
  readonly tokens: Tokens;
  readonly paragraphs: readonly ParagraphLines[];
  readonly problems: ProblemList;
}

/** Pairs brackets by a stack for each paragraph and range markers by a table for the whole file. */
export function pairTokens({ tokens, paragraphs, problems }: PairingInput): Pairing {
  const state: State = {
    tokens,
    lines: paragraphs,
    problems,
    roles: new Uint8Array(tokens.count),
    ...lists,
    marks: [],
    ranges: [],
    stack,
    paragraph: 0,
    hasCodes: false,
  };
  for (const list of Object.values(lists)) list.clear();
  let index = 0;
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph++) {
    index = pairOutside(state, index, paragraphs[paragraph].start);
    index = pairParagraph(state, index, paragraph);
  }
  pairOutside(state, index, Infinity);
  for (const open of state.ranges) if (open >= 0) report(state, "unended-range", open);
  return state;
}

/** Used for one transcript after the other. */
const stack = new IntList();
const lists = { opens: new IntList(), closes: new IntList(), paragraphs: new IntList() };

interface State extends Pairing {
  readonly tokens: Tokens;
  readonly lines: readonly ParagraphLines[];
  readonly problems: ProblemList;
  readonly marks: { index: number; paragraph: number }[];
  /** By the number of its label, the token that opened a range, or -1. */
  readonly ranges: number[];
  /** The open brackets of this paragraph, innermost last. */
  readonly stack: IntList;
  paragraph: number;
  /** Whether a code is written in this paragraph. */
  hasCodes: boolean;
}

function pairParagraph(state: State, first: number, paragraph: number): number {
  const { tokens, stack } = state;
  const { end } = state.lines[paragraph];
  stack.clear();
  state.paragraph = paragraph;
  state.hasCodes = false;
  let index = first;
  for (; index < tokens.count && tokens.starts[index] < end; index++) pairToken(state, index);
  if (state.hasCodes) for (const open of stack.view()) report(state, "unmatched-start", open);
  return index;
}

function pairToken(state: State, index: number): void {
  switch (state.tokens.kinds[index]) {
    case token.ESCAPE:
    case token.COMMENT:
      state.roles[index] = MARKUP;
      return;
    case token.OPEN:
      state.stack.push(index);
      return;
    case token.CLOSE:
      if (state.stack.length > 0) state.stack.pop();
      return;
    case token.CLOSE_BLOCK:
      return closeSpan(state, index);
    case token.PARAGRAPH_CODE:
      return codeParagraph(state, index);
    case token.RANGE_START:
      return openRange(state, index);
    case token.RANGE_END:
      return closeRange(state, index);
    default:
      return reportToken(state, index);
  }
}

/** What is no markup, for one reason or another. */
function reportToken(state: State, index: number): void {
  const { tokens, problems, stack } = state;
  switch (tokens.kinds[index]) {
    case token.RANGE_END_MALFORMED:
      return report(state, "malformed-attributes", index);
    case token.COMMENT_UNCLOSED:
      return report(state, "unclosed-comment", index);
    case token.DETACHED:
    case token.DETACHED_BEHIND_BRACKET:
    case token.DETACHED_BEHIND_BLOCK:
      if (isBehindSpeech(state, index)) report(state, "detached-attributes", index);
      return;
    case token.CLOSE_MALFORMED:
      if (stack.length > 0) stack.pop();
  }
  // A malformed block is shown by its bracket and its brace.
  problems.addAt("malformed-attributes", tokens.ends[index] - 1, tokens.ends[index] + 1);
}

function closeSpan(state: State, index: number): void {
  if (state.stack.length === 0) reportUnmatched(state, index);
  else addPair(state, state.stack.pop(), index);
}

function codeParagraph(state: State, index: number): void {
  if (!blockOf(state.tokens, index).isMark) return addPair(state, index, index);
  state.roles[index] = MARKUP;
  state.marks.push({ index, paragraph: state.paragraph });
}

function openRange(state: State, index: number): void {
  const { tokens, ranges } = state;
  while (ranges.length < tokens.labelCount) ranges.push(-1);
  const label = tokens.labels[index];
  if (ranges[label] >= 0) report(state, "unended-range", ranges[label]);
  ranges[label] = index;
}

function closeRange(state: State, index: number): void {
  const { tokens, ranges } = state;
  const label = tokens.labels[index];
  const open = label < ranges.length ? ranges[label] : -1;
  if (open < 0) return reportUnmatched(state, index);
  ranges[label] = -1;
  addPair(state, open, index);
}

function addPair(state: State, open: number, close: number): void {
  state.roles[open] = MARKUP;
  state.roles[close] = MARKUP;
  if (blockOf(state.tokens, close).codes.length > 0) state.hasCodes = true;
  state.opens.push(open);
  state.closes.push(close);
  state.paragraphs.push(state.paragraph);
}

/** Its block stays text, in which backslashes escape as they do in any text. */
function reportUnmatched(state: State, index: number): void {
  state.roles[index] = KEPT;
  report(state, "unmatched-end", index);
}

/** Whether what a detached block stands behind is speech of the same paragraph. */
function isBehindSpeech({ tokens, roles, lines, paragraph }: State, index: number): boolean {
  const { speechStart } = lines[paragraph];
  const kind = tokens.kinds[index];
  if (kind === token.DETACHED) return tokens.starts[index] > speechStart;
  let last = index - 1;
  while (last >= 0 && tokens.kinds[last] === token.COMMENT) last--;
  if (last < 0 || tokens.starts[last] < speechStart) return false;
  return kind === token.DETACHED_BEHIND_BRACKET || roles[last] === MARKUP;
}

/** Passes the tokens between paragraphs: in headings, in comments, on ignored lines. */
function pairOutside(state: State, first: number, end: number): number {
  const { tokens } = state;
  let index = first;
  for (; index < tokens.count && tokens.starts[index] < end; index++) {
    if (tokens.kinds[index] === token.COMMENT_UNCLOSED) report(state, "unclosed-comment", index);
  }
  return index;
}

type TokenProblem =
  | "unended-range"
  | "unmatched-start"
  | "unmatched-end"
  | "malformed-attributes"
  | "detached-attributes"
  | "unclosed-comment";

function report({ tokens, problems }: State, code: TokenProblem, index: number): void {
  problems.addAt(code, tokens.starts[index], tokens.ends[index]);
}
