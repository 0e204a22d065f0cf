import { changePassage } from "../markup/edits/changePassage";
import { codeMany } from "../markup/edits/codeMany";
import { composeEdits } from "../markup/edits/compose";
import { applyEdits, type TextEdit } from "../markup/edits/edit";
import { coderOf } from "../markup/edits/request";
import type { Stretch } from "../markup/edits/stretch";
import type { Passage, Span, Transcript } from "../markup/model";
import { parseTranscript } from "../markup/parse";
import { passagesAt } from "./passagesAt";
import { selectedWords } from "./selectedWords";

export type SelectionEdit =
  | {
      readonly edits: readonly TextEdit[];
      /** Why some stretches do not get a code although others do. */
      readonly refused: readonly string[];
      readonly reason?: undefined;
    }
  | { readonly reason: string };

export interface SelectionWish {
  /** Offsets of the file; an empty one is a cursor. */
  readonly selections: readonly Span[];
  readonly codes: readonly string[];
  readonly target: "selection" | "paragraph";
}

/**
 * Puts every code on everything that is selected, in one edit. What cannot be coded is left out and
 * its reason given; where nothing can be, the first reason is the answer.
 */
export function codeSelection(transcript: Transcript, wish: SelectionWish): SelectionEdit {
  const selected = selectedWords(transcript, wish.selections, wish.target);
  if (selected.reason !== undefined) return selected;
  return coded(transcript, selected.stretches, wish);
}

export type Toggled = SelectionEdit & { readonly isAdded?: boolean };

/**
 * Takes a code off the selections where passages of the file's own coder cover each of them whole;
 * else codes those that are not covered. A cursor is covered by a passage that it stands in, else
 * its sentence is coded.
 */
export function toggleCode(
  transcript: Transcript,
  selections: readonly Span[],
  code: string,
): Toggled {
  const id = code.normalize("NFC");
  const covers = selections.map((span) => coverOf(transcript, span, id));
  const found = covers.filter((passage) => passage !== undefined);
  if (found.length > 0 && found.length === covers.length)
    return { ...withoutCode(transcript, new Set(found), id), isAdded: false };
  const open = selections.filter((_, index) => covers[index] === undefined);
  const wish = { selections: open, codes: [id], target: "selection" } as const;
  return { ...codeSelection(transcript, wish), isAdded: true };
}

function coded(
  transcript: Transcript,
  stretches: readonly Stretch[],
  { codes, target }: SelectionWish,
): SelectionEdit {
  const wishes = stretches.flatMap((stretch) =>
    codes.map((code) => ({
      stretch,
      code,
      target: target === "paragraph" ? ("paragraph" as const) : ("words" as const),
    })),
  );
  const { edits, refused } = codeMany(transcript, wishes);
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  if (edits.length === 0) return { reason: reasons[0] ?? "There is no code to give." };
  return { edits, refused: reasons };
}

/** The innermost passage of the file's own coder with the code that covers a selection whole. */
function coverOf(transcript: Transcript, span: Span, code: string): Passage | undefined {
  const candidates =
    span.start === span.end
      ? passagesAt(transcript, span.start)
      : passagesOver(transcript, selectedWords(transcript, [span], "selection"));
  const coder = transcript.frontMatter.coder?.value;
  return candidates.find(
    ({ block }) =>
      block.codes.some(({ id }) => id === code) && coderOf(transcript, block) === coder,
  );
}

function passagesOver(
  { passages }: Transcript,
  selected: ReturnType<typeof selectedWords>,
): readonly Passage[] {
  if (selected.reason !== undefined) return [];
  const [{ start, end }] = selected.stretches;
  const over = passages.filter((passage) => passage.start <= start && end <= passage.end);
  return over.sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Passage by passage; places do not move meanwhile, so that each is found again by its own. */
function withoutCode(
  transcript: Transcript,
  passages: ReadonlySet<Passage>,
  code: string,
): SelectionEdit {
  let now = transcript;
  let edits: readonly TextEdit[] = [];
  const coder = transcript.frontMatter.coder?.value;
  for (const passage of passages) {
    // On the same words another coder may have given the same code, which is theirs to take off.
    const index = now.passages.findIndex(
      (other) => isSame(other, passage, code) && coderOf(now, other.block) === coder,
    );
    const result = changePassage(now, index, { kind: "removeCode", code });
    if ("reason" in result) return result;
    edits = composeEdits(transcript.text, edits, result.edits);
    now = parseTranscript(applyEdits(now.text, result.edits));
  }
  return { edits, refused: [] };
}

function isSame(a: Passage, b: Passage, code: string): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.form === b.form &&
    a.block.codes.some(({ id }) => id === code)
  );
}
