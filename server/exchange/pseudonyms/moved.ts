import type { Coding, Passage, Transcript } from "../../markup/model";
import { errorsOf, spokenParagraphs } from "../../markup/edits/verify";
import { firstAbove } from "../../markup/search";
import { wordingOf } from "../../markup/wording";
import type { NewWords } from "./words";

/** Whether the words are the expected ones, and everything that lies on words lies on them still. */
export function hasNewWords(
  before: Transcript,
  after: Transcript,
  parts: readonly NewWords[],
): boolean {
  return (
    wordingOf(after) === newWording(before, parts) &&
    errorsOf(after) <= errorsOf(before) &&
    sameLists(paragraphsOf(before, movedBy(parts)), paragraphsOf(after, UNMOVED)) &&
    sameLists(passagesOf(before, movedBy(parts)), passagesOf(after, UNMOVED)) &&
    sameLists(codingsOf(before, movedBy(parts)), codingsOf(after, UNMOVED)) &&
    sameLists(marksOf(before), marksOf(after)) &&
    before.comments.length === after.comments.length
  );
}

/** The passages that begin or end inside of a name: they hold all of its pseudonym afterwards. */
export function cutPassages(
  { passages }: Transcript,
  parts: readonly NewWords[],
): readonly Passage[] {
  const ends = parts.map(({ end }) => end);
  const isInside = (place: number): boolean => {
    const part = parts[firstAbove(ends, place)] as NewWords | undefined;
    return part !== undefined && part.start < place;
  };
  return passages.filter(({ start, end }) => start < end && (isInside(start) || isInside(end)));
}

function newWording(before: Transcript, parts: readonly NewWords[]): string {
  const wording = wordingOf(before);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, words } of parts) {
    pieces.push(wording.slice(from, start), words);
    from = end;
  }
  return pieces.join("") + wording.slice(from);
}

/** Where the start and the end of a stretch are afterwards; an end inside of a name moves outward. */
interface Moving {
  readonly start: (place: number) => number;
  readonly end: (place: number) => number;
}

const UNMOVED: Moving = { start: (place) => place, end: (place) => place };

function movedBy(parts: readonly NewWords[]): Moving {
  const ends = parts.map(({ end }) => end);
  const shifts = [0];
  for (const { start, end, words } of parts)
    shifts.push(shifts[shifts.length - 1] + words.length - (end - start));
  return {
    start: (place) => {
      const index = firstAbove(ends, place);
      const part = parts[index] as NewWords | undefined;
      const isInside = part !== undefined && part.start < place;
      return (isInside ? part.start : place) + shifts[index];
    },
    end: (place) => {
      const index = firstAbove(ends, place - 1);
      const part = parts[index] as NewWords | undefined;
      const isInside = part !== undefined && part.start < place;
      return isInside ? part.start + shifts[index] + part.words.length : place + shifts[index];
    },
  };
}

function paragraphsOf(transcript: Transcript, { start, end }: Moving): readonly string[] {
  return spokenParagraphs(transcript).map(
    ({ wordingStart, wordingEnd, speaker, heading }) =>
      `${start(wordingStart)}-${end(wordingEnd)} ${speaker} ${heading}`,
  );
}

function passagesOf({ text, passages }: Transcript, { start, end }: Moving): readonly string[] {
  return passages
    .map((one) => {
      const place = one.start < one.end ? `${start(one.start)}-${end(one.end)}` : "";
      return `${place} ${text.slice(one.block.start, one.block.end)}`;
    })
    .sort();
}

function codingsOf({ codings }: Transcript, { start, end }: Moving): readonly string[] {
  const write = ({ code, by = "", passage }: Coding): string =>
    `${start(passage.start)}-${end(passage.end)} ${code} ${by}`;
  return [
    ...new Set(codings.filter(({ passage }) => passage.start < passage.end).map(write)),
  ].sort();
}

function marksOf({ marks }: Transcript): readonly string[] {
  return marks.map(({ paragraph, by }) => `${paragraph} ${by ?? ""}`);
}

function sameLists(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
