import type { Passage, Transcript } from "../../model";
import { firstThatHolds, withoutPassage, writtenAs, type Written } from "../attempt";
import { composeEdits } from "../compose";
import type { EditResult, TextEdit } from "../edit";
import type { Neighbour } from "../passageChange";
import { coderOf } from "../request";
import { isTooLong, withoutCodes } from "../writtenBlock";
import { mergedBlock } from "./mergedBlock";
import { attempts } from "./moveTo";
import { waysToWriteAll } from "./split";

/**
 * Makes one passage of this one and the nearest one after (before) it that shares a code by the same
 * coder; what lies between them is taken in. Codes that only one of the two has stay where they are.
 */
export function unite(
  transcript: Transcript,
  passage: Passage,
  options: { readonly with: Neighbour; readonly code?: string },
): EditResult {
  const id = options.code?.normalize("NFC");
  const other = neighbourOf(transcript, passage, { ...options, code: id });
  if (other === undefined) return { reason: NO_NEIGHBOUR[options.with] };
  const pair = [passage, other].sort((a, b) => a.start - b.start || a.end - b.end);
  const shared = sharedCodes(passage, other).filter((code) => id === undefined || code === id);
  const block = mergedBlock(
    shared,
    pair.map((one) => partOf(one, shared)),
  );
  if (typeof block !== "string") return block;
  if (isTooLong(block)) return { reason: "The memos of both are too long for one passage." };
  const start = Math.min(passage.start, other.start);
  const end = Math.max(passage.end, other.end);
  const gives = [{ start, end, block }, ...pair.flatMap((one) => leftOf(transcript, one, shared))];
  const ways = waysToUnite(transcript, { pair, gives });
  return firstThatHolds(transcript, attempts(ways, { takes: pair, gives }), CANNOT);
}

/** The nearest passage that can be united with this one. */
export function neighbourOf(
  transcript: Transcript,
  passage: Passage,
  { with: side, code }: { readonly with: Neighbour; readonly code?: string },
): Passage | undefined {
  const by = coderOf(transcript, passage.block);
  const fitting = transcript.passages.filter((other) => {
    if (other === passage || other.endWord === other.firstWord) return false;
    if (coderOf(transcript, other.block) !== by) return false;
    const shared = sharedCodes(passage, other);
    return code === undefined ? shared.length > 0 : shared.includes(code);
  });
  const order = (one: Passage): number => one.start - passage.start || one.end - passage.end;
  const onSide = fitting.filter((one) => (side === "next" ? order(one) >= 0 : order(one) < 0));
  const sorted = onSide.sort((a, b) => a.start - b.start || a.end - b.end);
  return side === "next" ? sorted[0] : sorted.at(-1);
}

const NO_NEIGHBOUR: Readonly<Record<Neighbour, string>> = {
  next: "No passage with the same code follows.",
  previous: "There is no passage with the same code before this one.",
};
const CANNOT = "These two passages cannot be united without changing the text around them.";

function sharedCodes(passage: Passage, other: Passage): string[] {
  const theirs = new Set(other.block.codes.map(({ id }) => id));
  return [...new Set(passage.block.codes.map(({ id }) => id))].filter((id) => theirs.has(id));
}

/** What of a block goes into the united one: all of it, unless it keeps codes of its own. */
function partOf({ block }: Passage, shared: readonly string[]) {
  const isWhole = block.codes.every(({ id }) => shared.includes(id));
  const entries = isWhole ? block.entries : block.entries.filter(({ key }) => key === "by");
  return { entries, id: isWhole ? block.id?.id : undefined };
}

function leftOf(transcript: Transcript, passage: Passage, shared: readonly string[]): Written[] {
  const tokens = passage.block.codes.filter(({ id }) => shared.includes(id));
  if (tokens.length === passage.block.codes.length) return [];
  const block = withoutCodes(transcript.text, passage.block, tokens);
  return block === undefined ? [] : [{ start: passage.start, end: passage.end, block }];
}

interface Union {
  /** In reading order. */
  readonly pair: readonly Passage[];
  readonly gives: readonly Written[];
}

function* waysToUnite(
  transcript: Transcript,
  { pair: [first, second], gives }: Union,
): Generator<readonly TextEdit[]> {
  const wanted = writtenAs(transcript, second);
  for (const { edits, bare } of withoutPassage(transcript, first)) {
    const left = bare.passages.find((one) => isSame(writtenAs(bare, one), wanted));
    if (left === undefined) continue;
    for (const then of withoutPassage(bare, left)) {
      const both = composeEdits(transcript.text, edits, then.edits);
      for (const last of waysToWriteAll(then.bare, gives)) {
        yield composeEdits(transcript.text, both, last);
      }
    }
  }
}

function isSame(a: Written, b: Written): boolean {
  return a.start === b.start && a.end === b.end && a.block === b.block;
}
