import type { Span } from "../../markup/model";
import type { LineIndex } from "../../study/lineIndex";

/** Tokens by offsets, in any order; one may lie inside another that was added before it. */
export interface TokenList {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly types: readonly number[];
  readonly modifiers: readonly number[];
  /** Whether a stretch shares a character with what was asked for. */
  readonly isWanted: (span: Span) => boolean;
  readonly add: (span: Span, type: number, modifiers?: number) => void;
}

/** Takes only tokens that share a character with `wanted`. */
export function createTokenList(wanted: Span): TokenList {
  const starts: number[] = [];
  const ends: number[] = [];
  const types: number[] = [];
  const modifiers: number[] = [];
  const isWanted = ({ start, end }: Span): boolean => start < wanted.end && end > wanted.start;
  return {
    starts,
    ends,
    types,
    modifiers,
    isWanted,
    add(span, type, modifier = 0) {
      if (!isWanted(span)) return;
      starts.push(span.start);
      ends.push(span.end);
      types.push(type);
      modifiers.push(modifier);
    },
  };
}

/**
 * The tokens in the protocol's numbers: of those that lie inside each other the inner one is seen,
 * and one of several lines becomes one a line.
 */
export function encodeTokens(list: TokenList, text: string, lines: LineIndex): number[] {
  const encoder: Encoder = {
    list,
    text,
    lines,
    data: [],
    line: 0,
    lastLine: 0,
    lastCharacter: 0,
  };
  /** The tokens that the current place lies inside of, innermost last. */
  const open: number[] = [];
  let from = 0;
  const closeUpTo = (offset: number): void => {
    while (open.length > 0 && list.ends[open[open.length - 1]] <= offset) {
      const token = open.pop() as number;
      write(encoder, token, from, list.ends[token]);
      from = Math.max(from, list.ends[token]);
    }
  };
  for (const token of inOrder(list)) {
    const start = list.starts[token];
    closeUpTo(start);
    if (open.length > 0) write(encoder, open[open.length - 1], from, start);
    open.push(token);
    from = Math.max(from, start);
  }
  closeUpTo(Infinity);
  return encoder.data;
}

/** Sorted as numbers; of those that start together, the one that was added first comes first. */
function inOrder({ starts }: TokenList): number[] {
  const count = starts.length;
  const keys = Float64Array.from(starts, (start, index) => start * count + index).sort();
  return Array.from(keys, (key) => key % count);
}

interface Encoder {
  readonly list: TokenList;
  readonly text: string;
  readonly lines: LineIndex;
  readonly data: number[];
  /** The line of the last part, and where the last token that was written stands. */
  line: number;
  lastLine: number;
  lastCharacter: number;
}

/** Writes a part of a token; parts come in the order of the text and share nothing. */
function write(encoder: Encoder, token: number, start: number, end: number): void {
  const { starts } = encoder.lines;
  for (let from = start; from < end;) {
    while (encoder.line + 1 < starts.length && starts[encoder.line + 1] <= from) encoder.line++;
    const isLast = encoder.line + 1 >= starts.length;
    const next = isLast ? Infinity : starts[encoder.line + 1];
    const lineEnd = isLast ? encoder.text.length : beforeBreak(encoder.text, next);
    writeOnLine(encoder, token, from, Math.min(end, lineEnd));
    from = next;
  }
}

function beforeBreak(text: string, nextLine: number): number {
  const isPair = text[nextLine - 1] === "\n" && text[nextLine - 2] === "\r";
  return nextLine - (isPair ? 2 : 1);
}

function writeOnLine(encoder: Encoder, token: number, start: number, end: number): void {
  if (end <= start) return;
  const { list, lines, data, line, lastLine } = encoder;
  const character = start - lines.starts[line];
  const isSameLine = line === lastLine && data.length > 0;
  data.push(
    line - lastLine,
    isSameLine ? character - encoder.lastCharacter : character,
    end - start,
    list.types[token],
    list.modifiers[token],
  );
  encoder.lastLine = line;
  encoder.lastCharacter = character;
}
