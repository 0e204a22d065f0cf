import { applyEdits, type TextEdit } from "../../markup/edits/edit";
import { takeOut, piecesOf, WAYS_TO_TAKE_OUT, type Piece } from "../../markup/edits/takeOut";
import { hasSameWords } from "../../markup/edits/verify";
import { withoutItems, writeQuoted } from "../../markup/edits/writtenBlock";
import type { Block, Coding, Passage, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { blocksOf } from "./around";

/** What an anonymised copy says besides words and codes. */
export interface Keeping {
  readonly hasMemos: boolean;
  /** What a coder is called in the copy. */
  readonly coderOf: (name: string) => string;
}

export interface LeftOut {
  readonly text: string;
  readonly memos: number;
  readonly comments: number;
}

/** Takes memos and comments out of a transcript and names its coders anew; codes and words stay. */
export function leaveOut(text: string, keeping: Keeping): LeftOut | { readonly reason: string } {
  const before = parseTranscript(text);
  const bare = keeping.hasMemos ? text : withoutAsides(before);
  if (bare === undefined) return { reason: REASON };
  const transcript = parseTranscript(bare);
  const edits = blocksOf(transcript).flatMap((block) => blockEdits(transcript, block, keeping));
  const after = parseTranscript(applyEdits(bare, edits));
  const coder = before.frontMatter.coder?.value;
  const isWhole =
    hasSameWords(before, after) &&
    after.marks.length === before.marks.length &&
    sameCodings(before, after, (by) => (by === coder ? by : by && keeping.coderOf(by)));
  if (!isWhole) return { reason: REASON };
  const memos = blocksOf(before).filter(({ entries }) => entries.some(({ key }) => key === "memo"));
  return { text: after.text, memos: memos.length, comments: before.comments.length };
}

const REASON = "Its memos and comments could not be taken out without changing anything else.";

/** Everybody who is named as a coder in a transcript. */
export function codersIn(transcript: Transcript): readonly string[] {
  const named = blocksOf(transcript).flatMap(({ entries }) =>
    entries.filter(({ key }) => key === "by").map(({ value }) => value),
  );
  const { coder } = transcript.frontMatter;
  return coder === undefined ? named : [coder.value, ...named];
}

/** Comments, and passages that a memo alone is about. */
function withoutAsides(transcript: Transcript): string | undefined {
  const pieces: Piece[] = [
    ...transcript.passages.filter(isMemoAlone).flatMap(piecesOf),
    ...transcript.comments.map(({ start, end }): Piece => ({ start, end, kind: "comment" })),
  ];
  if (pieces.length === 0) return transcript.text;
  for (const how of WAYS_TO_TAKE_OUT) {
    const text = applyEdits(transcript.text, takeOut(transcript.text, pieces, how));
    const after = parseTranscript(text);
    if (hasSameWords(transcript, after) && after.comments.length === 0) return text;
  }
  return undefined;
}

function isMemoAlone({ block }: Passage): boolean {
  const isAside = ({ key }: Block["entries"][number]): boolean => key === "memo" || key === "by";
  return block.codes.length === 0 && block.id === undefined && block.entries.every(isAside);
}

function blockEdits({ text }: Transcript, block: Block, keeping: Keeping): readonly TextEdit[] {
  const memos = keeping.hasMemos ? [] : block.entries.filter(({ key }) => key === "memo");
  const by = block.entries.find(({ key }) => key === "by");
  const span = { start: block.start, end: block.end };
  const coder = by && keeping.coderOf(by.value);
  if (by === undefined || coder === by.value) {
    return memos.length === 0 ? [] : [{ span, newText: withoutItems(text, block, memos) }];
  }
  // The coder's name first, for what is taken out moves what stands behind it.
  const { start, end } = by.valueSpan;
  const written = /^[^\s"'[\]{}\\]+$/.test(coder!) ? coder! : writeQuoted(coder!);
  const moved = (at: number): number => (at >= end ? at + written.length - (end - start) : at);
  const named = text.slice(0, start) + written + text.slice(end);
  const items = memos.map((memo) => ({ start: moved(memo.start), end: moved(memo.end) }));
  const whole = { ...block, end: moved(block.end) };
  return [{ span, newText: withoutItems(named, whole, items) }];
}

export function sameCodings(
  before: Transcript,
  after: Transcript,
  coderOf: (by: string | undefined) => string | undefined,
): boolean {
  const write = (by: string | undefined, { code, passage }: Coding): string =>
    `${passage.start}-${passage.end} ${code} ${by ?? ""}`;
  const [old, now] = [
    before.codings.map((coding) => write(coderOf(coding.by), coding)).sort(),
    after.codings.map((coding) => write(coding.by, coding)).sort(),
  ];
  return old.length === now.length && old.every((one, index) => one === now[index]);
}
