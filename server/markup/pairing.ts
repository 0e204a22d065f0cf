import type { Block, PassageForm, Span } from "./model";
import type { ProblemList } from "./problemList";
import type { ParagraphLines } from "./structure";
import * as token from "./tokens";
import type { Tokens } from "./tokens";

/** A passage before its words are known: the indexes of its two tokens. */
export interface Pair {
  readonly form: PassageForm;
  readonly open: number;
  readonly close: number;
  readonly block: Block;
  /** The paragraph in which it closes. */
  readonly paragraph: number;
}

/** A block that is no passage's and stays text, without the backslashes that escape in it. */
export const KEPT = 2;

/** What of the tokens is markup, and which belong together (sections 1 and 4 of the markup). */
export interface Pairing {
  /** 1 for tokens that are taken out of the wording, `KEPT`, or 0: they stay text. */
  readonly isMarkup: Uint8Array;
  readonly pairs: readonly Pair[];
  readonly marks: readonly { readonly index: number; readonly paragraph: number }[];
}

export interface PairingInput {
  readonly tokens: Tokens;
  readonly paragraphs: readonly ParagraphLines[];
  readonly problems: ProblemList;
}

/** Pairs brackets by a stack for each paragraph and range markers by a map for the whole file. */
export function pairTokens(input: PairingInput): Pairing {
  const { tokens, paragraphs } = input;
  const state: State = {
    ...input,
    isMarkup: new Uint8Array(tokens.count),
    pairs: [],
    marks: [],
    ranges: new Map(),
  };
  let index = 0;
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph++) {
    index = pairOutside(state, index, paragraphs[paragraph].start);
    index = pairParagraph(state, index, paragraph);
  }
  pairOutside(state, index, Infinity);
  for (const open of state.ranges.values()) reportUnended(state, open);
  return { isMarkup: state.isMarkup, pairs: state.pairs, marks: state.marks };
}

interface State extends PairingInput {
  readonly isMarkup: Uint8Array;
  readonly pairs: Pair[];
  readonly marks: { index: number; paragraph: number }[];
  /** The open ranges: label → the token that opened it. */
  readonly ranges: Map<string, number>;
}

interface ParagraphState {
  readonly paragraph: number;
  /** The open brackets, innermost last. */
  readonly stack: number[];
  hasCodes: boolean;
}

function pairParagraph(state: State, first: number, paragraph: number): number {
  const { tokens, paragraphs, problems } = state;
  const local: ParagraphState = { paragraph, stack: [], hasCodes: false };
  const end = paragraphs[paragraph].end;
  let index = first;
  for (; index < tokens.count && tokens.starts[index] < end; index++) {
    pairToken(state, local, index);
  }
  if (local.hasCodes) {
    for (const open of local.stack) problems.add("unmatched-start", spanOf(tokens, open));
  }
  return index;
}

function pairToken(state: State, local: ParagraphState, index: number): void {
  const { tokens, problems, isMarkup } = state;
  switch (tokens.kinds[index]) {
    case token.ESCAPE:
    case token.COMMENT:
      isMarkup[index] = 1;
      return;
    case token.OPEN:
      local.stack.push(index);
      return;
    case token.CLOSE:
      local.stack.pop();
      return;
    case token.CLOSE_BLOCK:
      return closeSpan(state, local, index);
    case token.CLOSE_MALFORMED:
      local.stack.pop();
      problems.add("malformed-attributes", malformedSpan(tokens, index));
      return;
    case token.MALFORMED:
      problems.add("malformed-attributes", malformedSpan(tokens, index));
      return;
    case token.PARAGRAPH_MALFORMED:
      problems.add("malformed-attributes", malformedSpan(tokens, index));
      return;
    case token.RANGE_END_MALFORMED:
      problems.add("malformed-attributes", spanOf(tokens, index));
      return;
    case token.DETACHED:
    case token.DETACHED_BEHIND_BRACKET:
    case token.DETACHED_BEHIND_BLOCK:
      if (isBehindSpeech(state, local, index)) {
        problems.add("detached-attributes", spanOf(tokens, index));
      }
      return;
    case token.COMMENT_UNCLOSED:
      problems.add("unclosed-comment", spanOf(tokens, index));
      return;
    case token.PARAGRAPH_CODE:
      return codeParagraph(state, local, index);
    case token.RANGE_START:
      return openRange(state, index);
    default:
      return closeRange(state, local, index);
  }
}

function closeSpan(state: State, local: ParagraphState, index: number): void {
  const open = local.stack.pop();
  if (open === undefined) return reportUnmatched(state, index);
  addPair(state, local, { form: "span", open, close: index });
}

function codeParagraph(state: State, local: ParagraphState, index: number): void {
  const block = state.tokens.blocks.get(index) as Block;
  if (!block.isMark) return addPair(state, local, { form: "paragraph", open: index, close: index });
  state.isMarkup[index] = 1;
  state.marks.push({ index, paragraph: local.paragraph });
}

function openRange(state: State, index: number): void {
  const label = state.tokens.labels.get(index) as string;
  const earlier = state.ranges.get(label);
  if (earlier !== undefined) reportUnended(state, earlier);
  state.ranges.set(label, index);
}

function closeRange(state: State, local: ParagraphState, index: number): void {
  const { tokens, ranges } = state;
  const label = tokens.labels.get(index) as string;
  const open = ranges.get(label);
  if (open === undefined) return reportUnmatched(state, index);
  ranges.delete(label);
  addPair(state, local, { form: "range", open, close: index });
}

function addPair(
  state: State,
  local: ParagraphState,
  pair: { form: PassageForm; open: number; close: number },
): void {
  const block = state.tokens.blocks.get(pair.close) as Block;
  state.isMarkup[pair.open] = 1;
  state.isMarkup[pair.close] = 1;
  if (block.codes.length > 0) local.hasCodes = true;
  state.pairs.push({ ...pair, block, paragraph: local.paragraph });
}

/** Its block stays text, in which backslashes escape as they do in any text. */
function reportUnmatched(state: State, index: number): void {
  state.isMarkup[index] = KEPT;
  state.problems.add("unmatched-end", spanOf(state.tokens, index));
}

/** Whether what a detached block stands behind is speech of the same paragraph. */
function isBehindSpeech(state: State, local: ParagraphState, index: number): boolean {
  const { tokens, isMarkup, paragraphs } = state;
  const { speechStart } = paragraphs[local.paragraph];
  const kind = tokens.kinds[index];
  if (kind === token.DETACHED) return tokens.starts[index] > speechStart;
  let last = index - 1;
  while (last >= 0 && tokens.kinds[last] === token.COMMENT) last--;
  if (last < 0 || tokens.starts[last] < speechStart) return false;
  return kind === token.DETACHED_BEHIND_BRACKET || isMarkup[last] === 1;
}

function reportUnended(state: State, index: number): void {
  state.problems.add("unended-range", spanOf(state.tokens, index));
}

/** Passes the tokens between paragraphs: in headings, in comments, on ignored lines. */
function pairOutside(state: State, first: number, end: number): number {
  const { tokens, problems } = state;
  let index = first;
  for (; index < tokens.count && tokens.starts[index] < end; index++) {
    if (tokens.kinds[index] === token.COMMENT_UNCLOSED) {
      problems.add("unclosed-comment", spanOf(tokens, index));
    }
  }
  return index;
}

function spanOf(tokens: Tokens, index: number): Span {
  return { start: tokens.starts[index], end: tokens.ends[index] };
}

/** A malformed block is shown by its bracket and its brace. */
function malformedSpan(tokens: Tokens, index: number): Span {
  return { start: tokens.ends[index] - 1, end: tokens.ends[index] + 1 };
}
