import type { Passage, Transcript } from "../model";
import { parseTranscript } from "../parse";
import { composeEdits } from "./compose";
import { applyEdits, type EditResult, type TextEdit } from "./edit";
import type { Stretch } from "./stretch";
import { piecesOf, takeOut, WAYS_TO_TAKE_OUT } from "./takeOut";
import { errorsOf, hasSameWords } from "./verify";

/** A passage that is to be there: its stretch of the wording and its attribute block as written. */
export interface Written extends Stretch {
  readonly block: string;
}

/** Edits, and what they are to do: passages that go, and passages that come. */
export interface Attempt {
  readonly edits: readonly TextEdit[];
  readonly takes: readonly Passage[];
  readonly gives: readonly Written[];
}

/**
 * The first attempt that keeps its promise: the passages that it takes are gone, those that it gives
 * are there, every other one stands where it stood, block by block, and the words, who says them and
 * the marks are the same (the invariant of section 4 of the markup). `reason` where none does.
 */
export function firstThatHolds(
  transcript: Transcript,
  attempts: Iterable<Attempt>,
  reason: string,
): EditResult {
  for (const attempt of attempts) if (holds(transcript, attempt)) return { edits: attempt.edits };
  return { reason };
}

/** Whether one attempt keeps its promise. */
export function holds(transcript: Transcript, { edits, takes, gives }: Attempt): boolean {
  const after = parseTranscript(applyEdits(transcript.text, edits));
  return (
    hasSameWords(transcript, after) &&
    errorsOf(after) <= errorsOf(transcript) &&
    after.marks.length === transcript.marks.length &&
    hasPassages(transcript, after, { takes, gives })
  );
}

/** The passage as it stands, for lists of what there is to be. */
export function writtenAs({ text }: Transcript, { start, end, block }: Passage): Written {
  return { start, end, block: text.slice(block.start, block.end) };
}

/** Ways to take a passage out of the text, each with the transcript that it leaves. */
export function* withoutPassage(
  transcript: Transcript,
  passage: Passage,
): Generator<{ readonly edits: readonly TextEdit[]; readonly bare: Transcript }> {
  for (const how of WAYS_TO_TAKE_OUT) {
    const edits = takeOut(transcript.text, piecesOf(passage), how);
    const bare = parseTranscript(applyEdits(transcript.text, edits));
    if (hasSameWords(transcript, bare)) yield { edits, bare };
  }
}

/**
 * Ways to take a passage out and to write others in its place. Places of the wording are what does
 * not move meanwhile, so `write` works on the transcript without the passage.
 */
export function* rewritten(
  transcript: Transcript,
  passage: Passage,
  write: (bare: Transcript) => Iterable<readonly TextEdit[]>,
): Generator<readonly TextEdit[]> {
  for (const { edits, bare } of withoutPassage(transcript, passage)) {
    for (const more of write(bare)) yield composeEdits(transcript.text, edits, more);
  }
}

function hasPassages(
  before: Transcript,
  after: Transcript,
  { takes, gives }: Pick<Attempt, "takes" | "gives">,
): boolean {
  const left = new Map<string, number>();
  const count = (written: Written, by: number): void => {
    const key = keyOf(written);
    left.set(key, (left.get(key) ?? 0) + by);
  };
  for (const passage of before.passages) count(writtenAs(before, passage), 1);
  for (const passage of takes) count(writtenAs(before, passage), -1);
  for (const written of gives) count(written, 1);
  for (const passage of after.passages) count(writtenAs(after, passage), -1);
  return [...left.values()].every((number) => number === 0);
}

/** Empty passages lie nowhere in particular: what is taken out beside them may move them. */
function keyOf({ start, end, block }: Written): string {
  return start === end ? block : `${start}-${end} ${block}`;
}
