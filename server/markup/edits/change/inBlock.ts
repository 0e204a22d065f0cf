import type { BlockCode, BlockEntry, Passage, Span, Transcript } from "../../model";
import { applyEdits, type EditResult, type TextEdit } from "../edit";
import { firstThatHolds, withoutPassage, type Attempt } from "../attempt";
import { coderOf, entryOf } from "../request";
import {
  addToBlock,
  isCodeId,
  isTooLong,
  withoutCodes,
  withoutItems,
  writeQuoted,
} from "../writtenBlock";

/** Gives the passage one more code (section 2: several codes on one passage). */
export function addCode(transcript: Transcript, passage: Passage, code: string): EditResult {
  const id = code.normalize("NFC");
  const reason = whyNotCoded(transcript, passage, id);
  if (reason !== undefined) return { reason };
  return inBlock(transcript, passage, addToBlock(transcript.text, passage.block, id));
}

/** Takes a code off; a passage on which nothing is left loses its brackets as well. */
export function removeCode(transcript: Transcript, passage: Passage, code: string): EditResult {
  const id = code.normalize("NFC");
  const tokens = passage.block.codes.filter((token) => token.id === id);
  if (tokens.length === 0) return { reason: `“${id}” is not a code of this passage.` };
  return withoutTokens(transcript, passage, tokens);
}

/** Puts another code in the place of one; where it stands there already, the one is taken off. */
export function replaceCode(
  transcript: Transcript,
  passage: Passage,
  { code, by }: { readonly code: string; readonly by: string },
): EditResult {
  const [from, to] = [code.normalize("NFC"), by.normalize("NFC")];
  const tokens = passage.block.codes.filter(({ id }) => id === from);
  if (tokens.length === 0) return { reason: `“${from}” is not a code of this passage.` };
  if (!isCodeId(to)) return { reason: noCode(to) };
  if (from === to) return { reason: `This is already coded with “${to}”.` };
  if (isCodedWith(transcript, passage, to)) return withoutTokens(transcript, passage, tokens);
  const [first, ...more] = tokens;
  const edits = [
    { span: spanOf(first), newText: `.${to}` },
    ...more.map((token) => ({ span: withBlank(transcript.text, token), newText: "" })),
    ...exemplarEdits(transcript.text, passage.block.entries, { from, to }),
  ];
  return inBlock(transcript, passage, edits);
}

/** Writes the passage's memo anew; an empty one is taken away. Line breaks become blanks. */
export function setMemo(transcript: Transcript, passage: Passage, memo: string): EditResult {
  const { block } = passage;
  const entry = block.entries.find(({ key }) => key === "memo");
  const written = memo.replace(/\s+/g, " ").trim();
  if (written === (entry?.value ?? "")) return { reason: "The memo is already so." };
  if (written === "" && entry !== undefined) return withoutEntry(transcript, passage, entry);
  const newText = writeQuoted(written);
  if (entry !== undefined)
    return inBlock(transcript, passage, [{ span: entry.valueSpan, newText }]);
  const at = block.end - 1;
  return inBlock(transcript, passage, [
    { span: { start: at, end: at }, newText: ` memo=${newText}` },
  ]);
}

/** Why a code cannot be put on a passage, if so. */
function whyNotCoded(transcript: Transcript, passage: Passage, id: string): string | undefined {
  if (!isCodeId(id)) return noCode(id);
  return isCodedWith(transcript, passage, id) ? `This is already coded with “${id}”.` : undefined;
}

/** Whether exactly these words carry the code of the same coder, on this passage or another. */
function isCodedWith(transcript: Transcript, passage: Passage, id: string): boolean {
  const by = coderOf(transcript, passage.block);
  return transcript.passages.some(
    ({ start, end, block }) =>
      start === passage.start &&
      end === passage.end &&
      block.codes.some((token) => token.id === id) &&
      coderOf(transcript, block) === by,
  );
}

/** One attempt that changes nothing but the block. */
function inBlock(transcript: Transcript, passage: Passage, edits: readonly TextEdit[]): EditResult {
  const block = blockAfter(transcript, passage, edits);
  if (isTooLong(block)) return { reason: TOO_LONG };
  const { start, end } = passage;
  const attempt: Attempt = { edits, takes: [passage], gives: [{ start, end, block }] };
  return firstThatHolds(transcript, [attempt], CANNOT);
}

function blockAfter({ text }: Transcript, { block }: Passage, edits: readonly TextEdit[]): string {
  const inside = edits.map(({ span, newText }) => ({
    span: { start: span.start - block.start, end: span.end - block.start },
    newText,
  }));
  return applyEdits(text.slice(block.start, block.end), inside);
}

function withoutTokens(
  transcript: Transcript,
  passage: Passage,
  tokens: readonly BlockCode[],
): EditResult {
  const written = withoutCodes(transcript.text, passage.block, tokens);
  return written === undefined
    ? takenAway(transcript, passage)
    : inPlace(transcript, passage, written);
}

function withoutEntry(transcript: Transcript, passage: Passage, entry: BlockEntry): EditResult {
  const { codes, entries, id } = passage.block;
  const isKept = codes.length > 0 || id !== undefined;
  const hasNotes = entries.some((one) => one !== entry && one.key !== "by");
  return isKept || hasNotes
    ? inPlace(transcript, passage, withoutItems(transcript.text, passage.block, [entry]))
    : takenAway(transcript, passage);
}

function inPlace(transcript: Transcript, passage: Passage, block: string): EditResult {
  const { start, end } = passage.block;
  return inBlock(transcript, passage, [{ span: { start, end }, newText: block }]);
}

/** Takes the whole passage away; the words stay. */
export function takenAway(transcript: Transcript, passage: Passage): EditResult {
  const attempts = [...withoutPassage(transcript, passage)].map(({ edits }) => ({
    edits,
    takes: [passage],
    gives: [],
  }));
  return firstThatHolds(transcript, attempts, CANNOT);
}

function exemplarEdits(
  text: string,
  entries: readonly BlockEntry[],
  { from, to }: { readonly from: string; readonly to: string },
): TextEdit[] {
  const named = entries.filter(({ key, value }) => key === "exemplar" && value === from);
  return named.map(({ valueSpan }) => {
    const quote = /["']/.test(text[valueSpan.start]) ? text[valueSpan.start] : "";
    return { span: spanOf(valueSpan), newText: `${quote}${to}${quote}` };
  });
}

function withBlank(text: string, { start, end }: Span): Span {
  return { start: /\s/.test(text[start - 1]) ? start - 1 : start, end };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function noCode(id: string): string {
  return `“${id}” cannot be a code: a code is a letter, then letters, digits, - or _.`;
}

/** The memo of a passage. */
export function memoOfPassage({ block }: Passage): string {
  return entryOf(block, "memo") ?? "";
}

const TOO_LONG =
  "This note is too long for a passage (10,000 characters). Write it as a memo of the study.";
const CANNOT = "This passage cannot be changed without changing the text around it.";
