import type { Passage, Transcript } from "../../model";
import { rewritten, writtenAs, firstThatHolds } from "../attempt";
import type { EditResult } from "../edit";
import { coderOf } from "../request";
import type { Stretch } from "../stretch";
import { waysToWrite } from "../writePassage";

/**
 * Gives a passage another stretch of the wording, block and all, in the plainest form that holds it:
 * a span within a paragraph, a range where it would cross something.
 */
export function moveTo(transcript: Transcript, passage: Passage, stretch: Stretch): EditResult {
  if (passage.start === stretch.start && passage.end === stretch.end) return { reason: SAME };
  const twin = codeThere(transcript, passage, stretch);
  if (twin !== undefined) return { reason: `These words are already coded with “${twin}”.` };
  return writeAt(transcript, passage, stretch);
}

/** The same without looking whether the passage is there already. */
export function writeAt(transcript: Transcript, passage: Passage, stretch: Stretch): EditResult {
  const { block } = writtenAs(transcript, passage);
  const gives = [{ start: stretch.start, end: stretch.end, block }];
  const ways = rewritten(transcript, passage, (bare) => waysToWrite(bare, stretch, block));
  return firstThatHolds(transcript, attempts(ways, { takes: [passage], gives }), CANNOT_MOVE);
}

/** Attempts that promise the same. */
export function* attempts<Edits, Promised>(
  ways: Iterable<Edits>,
  promised: Promised,
): Generator<Promised & { readonly edits: Edits }> {
  for (const edits of ways) yield { ...promised, edits };
}

/** A code of the passage that its coder has already put on exactly that stretch. */
export function codeThere(
  transcript: Transcript,
  passage: Passage,
  { start, end }: Stretch,
): string | undefined {
  const by = coderOf(transcript, passage.block);
  const there = transcript.passages.filter(
    (one) =>
      one !== passage &&
      one.start === start &&
      one.end === end &&
      coderOf(transcript, one.block) === by,
  );
  const codes = new Set(there.flatMap(({ block }) => block.codes.map(({ id }) => id)));
  return passage.block.codes.find(({ id }) => codes.has(id))?.id;
}

const SAME = "The passage is already so.";
const CANNOT_MOVE =
  "The passage cannot end here without changing the text. Try a bit more or less.";
