import type { Block, Passage, Span, Transcript } from "../../markup/model";
import type { Lines } from "../facts";
import type { LineIndex } from "../lineIndex";
import { linesOf } from "../readFacts";
import { copyOf, keepText, type KeptText } from "./keptText";

/** A passage that has a name (`#id`) or a memo: what can be cited, and what is noted on it. */
export interface NoteFact {
  readonly id?: string;
  readonly memo?: KeptText;
  /** Who wrote it: the passage's coder, else that of the file. */
  readonly by?: string;
  readonly codes: readonly string[];
  /** Its words, or the markup of a passage without words. */
  readonly at: Lines;
  /** The file's words that it touches: from `firstWord` up to, not including, `endWord`. */
  readonly firstWord: number;
  readonly endWord: number;
  readonly firstParagraph: number;
  readonly lastParagraph: number;
  /** The index of the heading, or -1. */
  readonly heading: number;
}

/** A free memo, `<!-- memo: … -->` (markup, section 3.3). */
export interface FreeMemoFact {
  readonly memo: KeptText;
  readonly at: Lines;
  /** The index of the heading that it stands under, or -1. */
  readonly heading: number;
}

/** The passages with a name or a memo, in the order in which they start. Most files have none. */
export function noteFacts(index: LineIndex, transcript: Transcript): readonly NoteFact[] {
  const coder = transcript.frontMatter.coder?.value;
  const noted = transcript.passages.filter(
    ({ block }) => block.id !== undefined || valueOf(block, "memo") !== undefined,
  );
  const inOrder = noted.sort((a, b) => startOf(a) - startOf(b) || b.end - a.end);
  return inOrder.map((passage) => noteFact(index, passage, coder));
}

export function freeMemoFacts(index: LineIndex, { comments }: Transcript): readonly FreeMemoFact[] {
  return comments.flatMap(({ memo, heading, start, end }) =>
    memo === undefined
      ? []
      : [{ memo: keepText(memo), at: linesOf(index, { start, end }), heading }],
  );
}

function noteFact(index: LineIndex, passage: Passage, coder: string | undefined): NoteFact {
  const { block, firstWord, endWord, firstParagraph, lastParagraph, heading } = passage;
  const memo = valueOf(block, "memo");
  const by = valueOf(block, "by") ?? coder;
  return {
    ...(block.id === undefined ? {} : { id: copyOf(block.id.id) }),
    ...(memo === undefined ? {} : { memo: keepText(memo) }),
    ...(by === undefined ? {} : { by: copyOf(by) }),
    codes: [...new Set(block.codes.map((code) => code.id))],
    at: linesOf(index, placeOf(passage)),
    firstWord,
    endWord,
    firstParagraph,
    lastParagraph,
    heading,
  };
}

function placeOf({ firstWord, endWord, words, open, block }: Passage): Span {
  return endWord > firstWord ? words : { start: open.start, end: block.end };
}

function startOf(passage: Passage): number {
  return placeOf(passage).start;
}

function valueOf({ entries }: Block, key: string): string | undefined {
  return entries.find((entry) => entry.key === key)?.value;
}
