import { composeEdits } from "../../markup/edits/compose";
import { applyEdits, type TextEdit } from "../../markup/edits/edit";
import { sealTranscript } from "../../markup/edits/seal";
import type { Span, Transcript } from "../../markup/model";
import { errorsOf, spokenParagraphs } from "../../markup/edits/verify";
import { parseTranscript } from "../../markup/parse";
import { sealStateOf } from "../../markup/seal";
import { firstAbove } from "../../markup/search";
import { offsetOfPlace, placeOfOffset, wordingOf } from "../../markup/wording";
import { aroundEdits } from "./around";
import type { Finder } from "./finder";
import { frontMatterEdits, spokenOf } from "./frontMatter";
import { cutPassages, hasNewWords } from "./moved";
import { placeOf, type NamePlace } from "./places";
import { spokenHits, WAYS_TO_WRITE, wordEdits, type SpokenHit } from "./words";

/** What becomes of one transcript. */
export interface RenamedTranscript {
  /** One list of edits of the text as it is; none where no name stands in it. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  readonly places: readonly NamePlace[];
  /** Passages that begin or end inside of a name, and hold all of the pseudonym afterwards. */
  readonly cut: readonly { readonly start: number; readonly end: number }[];
  /** Names that stand where none is replaced: in ids of codes, say. Offsets of the new text. */
  readonly left: readonly NamePlace[];
}

export interface Renaming {
  readonly finder: Finder;
  /** Whether words that changed since they were sealed are accepted. */
  readonly acceptsChangedWords: boolean;
}

/**
 * Replaces names in a transcript and seals it anew, where it was sealed. Codes stay on their words,
 * speakers stay as many as they are; where that cannot be done, nothing is changed, and the reason
 * is given. A second time nothing changes.
 */
export function renameInTranscript(
  text: string,
  { finder, acceptsChangedWords }: Renaming,
): RenamedTranscript | { readonly reason: string } {
  const before = parseTranscript(text);
  const spoken = renameSpoken(before, finder);
  if ("reason" in spoken) return spoken;
  const around = renameAround(spoken.after, finder);
  if ("reason" in around) return around;
  const places = inOrder([...spoken.places, ...placesAround(before, finder)]);
  if (places.length === 0)
    return { edits: [], text, places, cut: [], left: leftIn(before, finder) };
  const state = sealStateOf(before);
  if (state === "changed" && !acceptsChangedWords) return { reason: CHANGED };
  const renamed = composeEdits(text, spoken.edits, around.edits);
  const resealed = state === "unsealed" ? { edits: [] } : sealTranscript(around.after);
  if ("reason" in resealed) return resealed;
  const edits = composeEdits(text, renamed, resealed.edits);
  const after = parseTranscript(applyEdits(text, edits));
  const left = leftIn(after, finder);
  return { edits, text: after.text, places, cut: spoken.cut, left };
}

const CHANGED =
  "Its words changed since it was sealed, so it is not known which words are the right ones. See “verbatim verify”.";

/** Every name in a transcript, wherever it stands. */
export function namesInTranscript(text: string, finder: Finder): readonly NamePlace[] {
  const transcript = parseTranscript(text);
  const places = inOrder([
    ...spokenHits(transcript, finder).map((hit) => spokenPlace(transcript, hit)),
    ...placesAround(transcript, finder),
  ]);
  const isKnown = covers(places);
  const others = leftIn(transcript, finder).filter((place) => !isKnown(place));
  return inOrder([...places, ...others]);
}

function inOrder(places: NamePlace[]): readonly NamePlace[] {
  return places.sort((a, b) => a.start - b.start);
}

/** Whether one of the places, which are in order, reaches into a stretch. */
function covers(places: readonly NamePlace[]): (stretch: Span) => boolean {
  const starts = places.map(({ start }) => start);
  let reach = 0;
  const reaches = places.map(({ end }) => (reach = Math.max(reach, end)));
  return ({ start, end }) => {
    const last = firstAbove(starts, end - 1) - 1;
    return last >= 0 && reaches[last] > start;
  };
}

function placesAround(transcript: Transcript, finder: Finder): readonly NamePlace[] {
  return [
    ...frontMatterEdits(transcript, finder).places,
    ...aroundEdits(transcript, finder).places,
  ];
}

interface Step {
  readonly edits: readonly TextEdit[];
  readonly after: Transcript;
}

function renameSpoken(
  before: Transcript,
  finder: Finder,
): (Step & Pick<RenamedTranscript, "cut" | "places">) | { readonly reason: string } {
  const hits = spokenHits(before, finder);
  if (hits.length === 0) return { edits: [], after: before, places: [], cut: [] };
  const parts = hits.flatMap((hit) => hit.parts);
  const cut = cutPassages(before, parts).map(({ words }) => words);
  const places = hits.map((hit) => spokenPlace(before, hit));
  for (const way of WAYS_TO_WRITE) {
    const edits = wordEdits(before, parts, way);
    const after = parseTranscript(applyEdits(before.text, edits));
    if (!hasNewWords(before, after, parts)) continue;
    const [again] = spokenHits(after, finder);
    if (again !== undefined) return { reason: arises(again) };
    return { edits, after, places, cut };
  }
  return {
    reason: "A pseudonym would become markup or a label where it stands. Take another one.",
  };
}

function arises({ entry }: SpokenHit): string {
  return `A pseudonym and the words beside it would make the name “${entry.name}”. Take another pseudonym.`;
}

function spokenPlace({ text, wordingMap }: Transcript, hit: SpokenHit): NamePlace {
  const start = offsetOfPlace(wordingMap, hit.start);
  const end = offsetOfPlace(wordingMap, hit.end - 1) + 1;
  return { ...placeOf(text, "words", { ...hit, start, end }) };
}

function renameAround(before: Transcript, finder: Finder): Step | { readonly reason: string } {
  const replacing = [frontMatterEdits(before, finder), aroundEdits(before, finder)];
  const edits = replacing.flatMap((one) => one.edits);
  if (edits.length === 0) return { edits, after: before };
  const after = parseTranscript(applyEdits(before.text, edits));
  if (isTheSameAround(before, after)) return { edits, after };
  if (after.speakers.length < before.speakers.length)
    return { reason: "Two speakers would get one label. Give each a pseudonym of their own." };
  return {
    reason: "A pseudonym would become markup, or no label, where it stands. Take another one.",
  };
}

/** The words, who says them and what is coded are as they were, under other names. */
function isTheSameAround(before: Transcript, after: Transcript): boolean {
  const written = (transcript: Transcript): string =>
    JSON.stringify([
      spokenParagraphs(transcript).map(({ speaker, wordingStart, heading }) => [
        speaker,
        wordingStart,
        heading,
      ]),
      transcript.passages.map(({ start, end, block }) => [
        start,
        end,
        block.codes.map(({ id }) => id),
        block.entries.map(({ key }) => key),
      ]),
      transcript.marks.map(({ paragraph }) => paragraph),
      transcript.frontMatter.speakers.map(({ role, case: itsCase }) => [
        role,
        itsCase !== undefined,
      ]),
      transcript.frontMatter.attributes.map(({ key }) => key),
      transcript.frontMatter.problems.length,
      transcript.comments.length,
      spokenOf(transcript).length,
      transcript.speakers.length,
      transcript.codings.length,
    ]);
  return (
    wordingOf(before) === wordingOf(after) &&
    errorsOf(after) <= errorsOf(before) &&
    written(before) === written(after)
  );
}

/** Names in the text that are not said: in ids of codes, in front matter that cannot be read. */
function leftIn(
  { text, wordingMap, frontMatter }: Transcript,
  finder: Finder,
): readonly NamePlace[] {
  const { seal } = frontMatter;
  return finder
    .find(text)
    .filter(({ start, end }) => {
      const place = placeOfOffset(wordingMap, start);
      const isSaid = place < wordingMap.length && offsetOfPlace(wordingMap, place) === start;
      return !isSaid && !(seal !== undefined && seal.start <= start && end <= seal.end);
    })
    .map((hit) => placeOf(text, "text", hit));
}
