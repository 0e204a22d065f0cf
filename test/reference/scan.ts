import { isAsciiPunctuation } from "./characters";
import { readBlock } from "./block";
import type { Block } from "./block";
import { findLabel, headingText, isIgnoredLine } from "./labels";
import type { LabelRules } from "./labels";

/**
 * The first look at the body, character by character: which backslashes escape, where the attribute blocks are, and
 * where the comments. They depend on each other (section 3, rule 3: a comment begins at "an unescaped `<!--` outside
 * an attribute block"), so they are found in one walk.
 */

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Scan {
  /** Offsets of the backslashes that escape the character behind them. */
  readonly escapes: ReadonlySet<number>;
  /** Well-formed blocks directly behind an unescaped `]`, by the offset of their `{`. */
  readonly blocks: ReadonlyMap<number, Block>;
  readonly comments: readonly Stretch[];
  /** Offsets of the `<!--` that no `-->` follows. */
  readonly unclosed: readonly number[];
}

/** "no line of a block may look like a label, a heading or an ignored line" */
export function looksLikeStructure(line: string, rules: LabelRules): boolean {
  // Reading: also what only looks like a label (`unknown-speaker`), the word that section 6 uses for it.
  return (
    isHeadingOrIgnored(line) ||
    findLabel(line, rules, (index) => paragraphCodeEnd(line, index)) !== null
  );
}

function isHeadingOrIgnored(line: string): boolean {
  return headingText(line) !== null || isIgnoredLine(line);
}

/** The end of a `[]{…}` on one line of plain text. */
function paragraphCodeEnd(line: string, index: number): number | null {
  if (!line.startsWith("[]{", index)) return null;
  return readBlock(line, index + 2, { endsBlock: () => true, mayHoldMark: true })?.end ?? null;
}

export function scan(text: string, from: number, rules: LabelRules): Scan {
  const escapes = new Set<number>();
  const blocks = new Map<number, Block>();
  const comments: Stretch[] = [];
  const unclosed: number[] = [];
  let at = from;
  while (at < text.length) {
    if (text.charAt(at) === "\\" && isAsciiPunctuation(text.charAt(at + 1))) {
      escapes.add(at);
      at += 2;
    } else if (text.startsWith("<!--", at)) {
      // Reading: `<!-->` does not close itself; the `-->` is looked for behind the `<!--`.
      const close = text.indexOf("-->", at + 4);
      if (close < 0) unclosed.push(at);
      else comments.push({ start: at, end: close + 3 });
      at = close < 0 ? at + 4 : close + 3;
    } else if (text.startsWith("]{", at)) {
      const block = blockBehind(text, at, from, rules, escapes);
      if (block !== null) blocks.set(block.start, block);
      at = block === null ? at + 1 : block.end;
    } else {
      at++;
    }
  }
  return { escapes, blocks, comments, unclosed };
}

/**
 * Reading: a block need not have its `[` to keep a `<!--` in a quoted value from being a comment; standing directly
 * behind a `]` is enough. A `-` outside `[]{…}` or beside a code makes the block malformed as a whole.
 */
function blockBehind(
  text: string,
  bracket: number,
  from: number,
  rules: LabelRules,
  escapes: ReadonlySet<number>,
): Block | null {
  const isEmptyPair =
    bracket > from && text.charAt(bracket - 1) === "[" && !escapes.has(bracket - 2);
  const endsBlock = (line: string): boolean => looksLikeStructure(line, rules);
  const block = readBlock(text, bracket + 1, { endsBlock, mayHoldMark: isEmptyPair });
  if (block === null || !/[\n\r]/.test(text.slice(block.start, block.end))) return block;
  // A block that begins in a heading or an ignored line ends there.
  let lineStart = bracket;
  while (lineStart > from && !/[\n\r]/.test(text.charAt(lineStart - 1))) lineStart--;
  return isHeadingOrIgnored(text.slice(lineStart).split(/[\n\r]/)[0] ?? "") ? null : block;
}

/** Could a well-formed block start here? Used only to report blocks that belong to nothing. */
export function looseBlock(text: string, open: number, rules: LabelRules): Block | null {
  return readBlock(text, open, {
    endsBlock: (line) => looksLikeStructure(line, rules),
    mayHoldMark: true,
  });
}

export function isInComment(scanned: Scan, at: number): boolean {
  return scanned.comments.some((comment) => comment.start <= at && at < comment.end);
}
