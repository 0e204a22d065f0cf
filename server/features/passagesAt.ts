import type { Block, BlockCode, BlockEntry, Passage, Span, Transcript } from "../markup/model";

/**
 * The passages that a character belongs to, the innermost first: those that it is inside of, and
 * before them the one whose brackets, marker or block it is part of. Behind the last character of a line, where
 * the cursor of somebody who has just read it stands, the character before counts.
 */
export function passagesAt(transcript: Transcript, offset: number): readonly Passage[] {
  const here = passagesHolding(transcript, offset);
  const isLineStart = offset === 0 || "\r\n".includes(transcript.text[offset - 1]);
  return here.length > 0 || isLineStart ? here : passagesHolding(transcript, offset - 1);
}

/** What stands at an offset of an attribute block. */
export type BlockItem =
  | { readonly kind: "code"; readonly span: Span; readonly id: string; readonly passage: Passage }
  | { readonly kind: "id"; readonly span: Span; readonly id: string; readonly passage: Passage }
  | { readonly kind: "entry"; readonly entry: BlockEntry; readonly passage: Passage };

/** The item of an attribute block at an offset, its end included; of two that touch, the later. */
export function blockItemAt(transcript: Transcript, offset: number): BlockItem | undefined {
  const passage = passageOfBlock(transcript.passages, offset);
  if (passage === undefined) return undefined;
  const { codes, id, entries } = passage.block;
  const code = codes.find((one) => holdsOrEnds(one, offset));
  if (code !== undefined) return { kind: "code", span: spanOf(code), id: code.id, passage };
  if (id !== undefined && holdsOrEnds(id, offset)) {
    return { kind: "id", span: spanOf(id), id: id.id, passage };
  }
  const entry = entries.find((one) => holdsOrEnds(one, offset));
  return entry === undefined ? undefined : { kind: "entry", entry, passage };
}

/** The code that an item of a block names: `.code`, or `exemplar=code`. */
export function codeOfItem(
  item: BlockItem | undefined,
  offset: number,
): { readonly id: string; readonly span: Span } | undefined {
  if (item?.kind === "code") return { id: item.id, span: item.span };
  if (item?.kind !== "entry" || item.entry.key !== "exemplar") return undefined;
  const { value, valueSpan } = item.entry;
  if (value === "yes" || !holdsOrEnds(valueSpan, offset)) return undefined;
  return { id: value.normalize("NFC"), span: valueSpan };
}

/** Whether a passage counts as coded: it has a code, and words (markup, section 6). */
export function isCoded({ block, firstWord, endWord }: Passage): boolean {
  return block.codes.length > 0 && endWord > firstWord;
}

/** The ids of a block, each once, as they are written. */
export function codesOf({ codes }: Block): readonly string[] {
  return codes.length === 1 ? [codes[0].id] : [...new Set(codes.map((code) => code.id))];
}

/** Whether the offset is inside a stretch or directly behind it. */
export function holdsOrEnds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function passagesHolding(transcript: Transcript, offset: number): readonly Passage[] {
  const found = transcript.passages.filter((passage) => isIn(passage, offset));
  return found.sort((a, b) => compareDepth(a, b, offset));
}

/** What stands between the two marks of a span or a range is in it, other passages' marks too. */
function isIn(passage: Passage, offset: number): boolean {
  const { form, open, block, words } = passage;
  if (form !== "paragraph") return open.start <= offset && offset < block.end;
  return holds(words, offset) || isMarkupOf(passage, offset);
}

/** The passage that owns the markup comes first, then shorter before longer, then inner brackets. */
function compareDepth(a: Passage, b: Passage, offset: number): number {
  return (
    Number(isMarkupOf(b, offset)) - Number(isMarkupOf(a, offset)) ||
    a.end - a.start - (b.end - b.start) ||
    Number(a.form === "paragraph") - Number(b.form === "paragraph") ||
    b.open.start - a.open.start
  );
}

function isMarkupOf({ open, close, block }: Passage, offset: number): boolean {
  return holds(open, offset) || (close.start <= offset && offset < block.end);
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function spanOf({ start, end }: BlockCode): Span {
  return { start, end };
}

/** Blocks stand in the order of the passages, because those come in the order of their ends. */
function passageOfBlock(passages: readonly Passage[], offset: number): Passage | undefined {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passages[middle].block.end > offset) high = middle;
    else low = middle + 1;
  }
  const passage = passages[low];
  return passage !== undefined && passage.block.start < offset ? passage : undefined;
}
