import { isTooLong } from "./writtenBlock";
import type { Passage, Transcript } from "../model";
import { parseTranscript } from "../parse";
import { isWhite } from "../characters";
import { applyEdits, insertion, type TextEdit } from "./edit";
import { isSafe } from "./verify";

/** The name of a passage, and the edits that write it; no edits where it had one. */
export type NamedPassage =
  { readonly id: string; readonly edits: readonly TextEdit[] } | { readonly reason: string };

/**
 * Gives a passage of the transcript a name (`#id`, section 2 of the markup) that no other passage of
 * the file has, so that it can be cited. The wording and all codings stay as they are.
 */
export function namePassage(transcript: Transcript, passage: Passage): NamedPassage {
  const { text, passages } = transcript;
  const { block } = passage;
  if (block.id !== undefined) return nameOfItsOwn(passages, block.id.id);
  const id = freeName(passages);
  const last = block.codes[block.codes.length - 1];
  const edits = [
    last === undefined
      ? insertion(skipWhite(text, block.start + 1), `#${id} `)
      : insertion(last.end, ` #${id}`),
  ];
  if (isTooLong(`${text.slice(block.start, block.end)} #${id}`)) return { reason: TOO_LONG };
  return isSafe(transcript, edits, {}) && isNamed(transcript, edits, id)
    ? { id, edits }
    : { reason: "This passage cannot be given a name without changing the text." };
}

const TOO_LONG =
  "The attribute block of this passage is full (10,000 characters), so it cannot be given a name. " +
  "Shorten its memo.";

function nameOfItsOwn(passages: readonly Passage[], id: string): NamedPassage {
  const isUnique = passages.filter(({ block }) => block.id?.id === id).length === 1;
  if (isUnique) return { id, edits: [] };
  return {
    reason: `Two passages of this file have the name #${id}. Give one of them another name.`,
  };
}

/** `p1`, `p2` and so on: behind the last one that is in use. */
function freeName(passages: readonly Passage[]): string {
  const numbers = passages.map(({ block }) => Number(/^p(\d{1,9})$/.exec(block.id?.id ?? "")?.[1]));
  const last = numbers.reduce((most, number) => (number > most ? number : most), 0);
  return `p${last + 1}`;
}

function isNamed({ text }: Transcript, edits: readonly TextEdit[], id: string): boolean {
  const after = parseTranscript(applyEdits(text, edits));
  return after.passages.some(({ block }) => block.id?.id === id);
}

function skipWhite(text: string, start: number): number {
  let position = start;
  while (isWhite(text.charCodeAt(position))) position++;
  return position;
}
