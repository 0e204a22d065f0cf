import type { Comment, Heading } from "./model";
import { readBlock, type BlockContext } from "./block";
import { isAsciiPunctuation } from "./characters";
import type { ProblemList } from "./problemList";

/** Where codes are not counted. */
export interface Outside {
  readonly headings: readonly Heading[];
  readonly comments: readonly Comment[];
}

/** Adds `code-in-heading` for passages in headings and in comments (section 6 of the markup). */
export function checkCodesOutside(
  context: BlockContext,
  { headings, comments }: Outside,
  problems: ProblemList,
): void {
  // What starts in a heading or a comment ends there; `readClosing` sees to it.
  const inside = { ...context, isOutsideSpeech: () => false, hopeless: new Set<number>() };
  const reader: Reader = {
    context: inside,
    problems,
    comments,
    nextComment: 0,
    candidate: -1,
    open: [],
  };
  for (const { start, end } of headings) checkStretch(reader, start, end);
  const again: Reader = { ...reader, comments: [], candidate: -1 };
  for (const { start, end } of comments) checkStretch(again, start + 4, end - 3);
}

interface Reader {
  readonly context: BlockContext;
  readonly problems: ProblemList;
  /** What stands in these is not read: it is looked at on its own. */
  readonly comments: readonly Comment[];
  nextComment: number;
  /** The next `]{` of the text: a stretch without one holds no passage. */
  candidate: number;
  /** The offsets of the open brackets, innermost last. */
  open: number[];
}

function checkStretch(reader: Reader, start: number, end: number): void {
  const { text } = reader.context;
  if (reader.candidate < start) {
    const next = text.indexOf("]{", start);
    reader.candidate = next < 0 ? Infinity : next;
  }
  if (reader.candidate >= end) return;
  reader.open = [];
  for (let at = start; at < end;) at = readAt(reader, skipComments(reader, at), end);
}

function skipComments(reader: Reader, at: number): number {
  const { comments } = reader;
  let position = at;
  for (; reader.nextComment < comments.length; reader.nextComment++) {
    const { start, end } = comments[reader.nextComment];
    if (start > position) break;
    position = Math.max(position, end);
  }
  return position;
}

/** Reads what stands at an offset, and gives back the offset behind it. */
function readAt(reader: Reader, at: number, end: number): number {
  const { text } = reader.context;
  const unit = text.charCodeAt(at);
  if (unit === 0x5c /* \ */ && isAsciiPunctuation(text.charCodeAt(at + 1))) return at + 2;
  if (unit === 0x5b /* [ */) reader.open.push(at);
  return unit === 0x5d /* ] */ ? readClosing(reader, at, end) : at + 1;
}

function readClosing(reader: Reader, at: number, end: number): number {
  const open = reader.open.pop();
  if (reader.context.text.charCodeAt(at + 1) !== 0x7b) return at + 1;
  const block = readBlock(reader.context, at + 1, true);
  if (block === undefined || block.end > end) return at + 1;
  if (open !== undefined && !block.isMark) {
    reader.problems.add("code-in-heading", { start: open, end: block.end });
  }
  return block.end;
}
