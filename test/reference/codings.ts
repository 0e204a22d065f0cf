import type { Block, BlockItem } from "./block";
import type { Inline, RawPassage } from "./inline";
import type { Layout } from "./layout";
import { problem } from "./problem";
import type { ReferenceProblem } from "./problem";
import type { Speakers } from "./speakers";
import { placeInFile, placeOf, shareCharacter } from "./wording";
import type { Place, Wording, WordingWord } from "./wording";

/** Passages and codings: sections 1, 5 and 6 of markup.md. */

export interface ReferenceCoding {
  /** In NFC. */
  readonly code: string;
  /** In the wording. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly cases: readonly string[];
  readonly by?: string;
  readonly memo?: string;
  readonly id?: string;
  readonly heading: string | null;
  /** In the file: from the first to the last character of its words. */
  readonly startOffset: number;
  readonly endOffset: number;
}

export interface PassageParts {
  readonly layout: Layout;
  readonly inline: Inline;
  readonly wording: Wording;
  readonly speakers: Speakers;
  /** The front matter's. */
  readonly coder: string | null;
}

/** One code written on one passage that holds words. */
interface Written {
  readonly item: BlockItem;
  readonly passage: RawPassage;
  readonly place: Place;
  readonly by: string | null;
}

export interface KnownCodes {
  readonly knownCodes?: ReadonlySet<string>;
  readonly retiredCodes?: ReadonlySet<string>;
}

export function valueOf(block: Block, key: string): string | null {
  return block.items.find((item) => item.kind === "key" && item.name === key)?.value ?? null;
}

/** Section 2: "Without `by`, the coder is the front matter's `coder`, if any." Reading: an empty `by` is none. */
function coderOf(block: Block, coder: string | null): string | null {
  const by = valueOf(block, "by");
  return by === null || by === "" ? coder : by;
}

function wordsIn(place: Place, wording: Wording): WordingWord[] {
  return wording.words.filter((word) => shareCharacter(word, place));
}

/**
 * `empty-passage`: "a passage without words; not counted".
 * Reading: words as counted, so a passage of nothing but dots is empty; what is not counted is no coding anywhere.
 */
function placeWithWords(passage: RawPassage, wording: Wording): Place | null {
  const place = placeOf(passage, wording);
  return place === null || wordsIn(place, wording).length === 0 ? null : place;
}

/** In the order of the blocks in the file, and of the codes in a block. */
function writtenCodes(parts: PassageParts): Written[] {
  return passagesInOrder(parts).flatMap((passage) => {
    const place = placeWithWords(passage, parts.wording);
    if (place === null) return [];
    const by = coderOf(passage.block, parts.coder);
    return codesOf(passage.block).map((item) => ({ item, passage, place, by }));
  });
}

function passagesInOrder(parts: PassageParts): RawPassage[] {
  return [...parts.inline.passages].sort((a, b) => a.block.start - b.block.start);
}

function codesOf(block: Block): BlockItem[] {
  return block.items.filter((item) => item.kind === "code");
}

/**
 * Section 1: "The same code by the same coder on a stretch with the same ends, however written, is one coding; by two
 * coders, two."
 */
function isSameCoding(a: Written, b: Written): boolean {
  return isSameCode(a, b) && a.place.start === b.place.start && a.place.end === b.place.end;
}

function isSameCode(a: Written, b: Written): boolean {
  return a.item.name === b.item.name && a.by === b.by;
}

/** One group for each coding, its first writing first. */
function groupsOf(written: readonly Written[]): Written[][] {
  const groups: Written[][] = [];
  for (const one of written) {
    const group = groups.find((other) => other[0] !== undefined && isSameCoding(other[0], one));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

/** Reading: in order of their starts, the longer first, then as written. */
export function codingsOf(parts: PassageParts): ReferenceCoding[] {
  return orderedGroups(parts).map(({ coding }) => coding);
}

/** By coding, in the same order, what all passages say of it on which it is written. */
export function annotationsOfCodings(parts: PassageParts): KeyAndValue[][] {
  return orderedGroups(parts).map(({ group }) =>
    group.flatMap(({ passage }) => annotationsIn(passage.block)),
  );
}

function orderedGroups(parts: PassageParts): { coding: ReferenceCoding; group: Written[] }[] {
  return groupsOf(writtenCodes(parts))
    .flatMap((group) =>
      group[0] === undefined ? [] : [{ coding: codingOf(group[0], group, parts), group }],
    )
    .map((one, order) => ({ ...one, order }))
    .sort(
      (a, b) => a.coding.start - b.coding.start || b.coding.end - a.coding.end || a.order - b.order,
    );
}

/** Reading: of one coding written more than once, the first `memo` and the first id written hold. */
function codingOf(first: Written, group: readonly Written[], parts: PassageParts): ReferenceCoding {
  const { start, end } = first.place;
  const file = placeInFile(first.place, parts.wording);
  const memo = firstOf(group.map((one) => valueOf(one.passage.block, "memo")));
  const id = firstOf(
    group.map((one) => one.passage.block.items.find((item) => item.kind === "id")?.name ?? null),
  );
  return {
    code: first.item.name,
    start,
    end,
    text: parts.wording.text.slice(start, end),
    ...whoSpeaks(first.place, parts),
    ...(first.by === null ? {} : { by: first.by }),
    ...(memo === null ? {} : { memo }),
    ...(id === null ? {} : { id }),
    heading: headingAt(start, parts),
    startOffset: file.start,
    endOffset: file.end,
  };
}

function firstOf(values: readonly (string | null)[]): string | null {
  return values.find((value) => value !== null) ?? null;
}

/** Section 5, first paragraph. */
function whoSpeaks(place: Place, parts: PassageParts): { speaker: string | null; cases: string[] } {
  const speakers = wordsIn(place, parts.wording).map((word) =>
    speakerOfParagraph(word.paragraph, parts),
  );
  const participants = speakers.filter((speaker) => !speaker.isInterviewer);
  const shown = participants[0] ?? speakers[0];
  return {
    speaker: shown?.label ?? null,
    cases: [...new Set(participants.flatMap((speaker) => speaker.cases))],
  };
}

function speakerOfParagraph(index: number, parts: PassageParts): ReturnType<Speakers["speaker"]> {
  const raw = parts.layout.paragraphs[parts.wording.paragraphs[index]?.index ?? -1];
  return parts.speakers.speaker(raw?.speakerKey ?? null);
}

/** Section 3, rule 2: "the nearest heading above its start". */
function headingAt(start: number, parts: PassageParts): string | null {
  const paragraph = parts.wording.paragraphs.find((one) => one.start <= start && start < one.end);
  return parts.layout.paragraphs[paragraph?.index ?? -1]?.heading ?? null;
}

/** A `key=value` other than memo and coder. */
export interface KeyAndValue {
  readonly key: string;
  readonly value: string;
}

/** One on a passage with words; the passage may have no code. */
export interface ReferenceAnnotation extends KeyAndValue, Place {}

export function annotationsOf(parts: PassageParts): ReferenceAnnotation[] {
  return passagesInOrder(parts).flatMap((passage) => {
    const place = placeWithWords(passage, parts.wording);
    if (place === null) return [];
    return annotationsIn(passage.block).map((annotation) => ({ ...annotation, ...place }));
  });
}

function annotationsIn(block: Block): KeyAndValue[] {
  return block.items
    .filter(({ kind, name }) => kind === "key" && name !== "memo" && name !== "by")
    .map(({ name, value }) => ({ key: name, value }));
}

export function problemsOfPassages(parts: PassageParts, known: KnownCodes): ReferenceProblem[] {
  return [
    ...codesNotInForce(parts, known),
    ...emptyPassages(parts),
    ...duplicateCodes(parts),
    ...duplicateIds(parts),
    ...overlaps(parts),
    ...marksBesideCodes(parts),
    ...codesInsideParagraphs(parts),
  ];
}

/** `unknown-code`, `retired-code`. Reading: at each `.code` of a passage in speech, also of an empty one. */
function codesNotInForce(parts: PassageParts, known: KnownCodes): ReferenceProblem[] {
  const isIn = (codes: ReadonlySet<string> | undefined, name: string): boolean =>
    codes !== undefined && [...codes].some((code) => code.normalize("NFC") === name);
  return passagesInOrder(parts).flatMap((passage) =>
    codesOf(passage.block).flatMap((item) => {
      if (isIn(known.retiredCodes, item.name))
        return [problem("retired-code", item.start, item.end)];
      if (known.knownCodes === undefined || isIn(known.knownCodes, item.name)) return [];
      return [problem("unknown-code", item.start, item.end)];
    }),
  );
}

/** `empty-passage`, once for a passage, at all of it. Reading: also of an annotated passage without a code. */
function emptyPassages(parts: PassageParts): ReferenceProblem[] {
  return passagesInOrder(parts)
    .filter((passage) => placeWithWords(passage, parts.wording) === null)
    .map((passage) => problem("empty-passage", passage.start, passage.end));
}

/** `duplicate-code`: at the `.code` of every writing of a coding but its first. */
function duplicateCodes(parts: PassageParts): ReferenceProblem[] {
  return groupsOf(writtenCodes(parts))
    .flatMap((group) => group.slice(1))
    .map(({ item }) => problem("duplicate-code", item.start, item.end));
}

/** `duplicate-id`: at every use but the first. Reading: all passages and marks in speech count, also empty ones. */
function duplicateIds(parts: PassageParts): ReferenceProblem[] {
  const ids = [...parts.inline.passages, ...parts.inline.marks]
    .flatMap(({ block }) => block.items.filter((item) => item.kind === "id"))
    .sort((a, b) => a.start - b.start);
  return ids
    .filter((id, index) => ids.slice(0, index).some((other) => other.name === id.name))
    .map((id) => problem("duplicate-id", id.start, id.end));
}

/**
 * `overlapping-same-code`: "a passage inside or across another with the same code and coder".
 * Reading: once for a coding, at its `.code`: for the one that starts later, and of two that start together for the
 * shorter.
 */
function overlaps(parts: PassageParts): ReferenceProblem[] {
  const codings = groupsOf(writtenCodes(parts)).flatMap((group) => group.slice(0, 1));
  const isBefore = (a: Place, b: Place): boolean =>
    a.start < b.start || (a.start === b.start && a.end > b.end);
  return codings
    .filter((one) =>
      codings.some(
        (other) =>
          isSameCode(one, other) &&
          isBefore(other.place, one.place) &&
          shareCharacter(other.place, one.place),
      ),
    )
    .map(({ item }) => problem("overlapping-same-code", item.start, item.end));
}

/** `nothing-but-coded`: "`[]{-}` in a paragraph whose text shares a character with a coding of the same coder". */
function marksBesideCodes(parts: PassageParts): ReferenceProblem[] {
  const written = writtenCodes(parts);
  return parts.inline.marks
    .filter((mark) => {
      const own = parts.wording.paragraphs.find((paragraph) => paragraph.index === mark.paragraph);
      const by = coderOf(mark.block, parts.coder);
      return (
        own !== undefined && written.some((one) => one.by === by && shareCharacter(one.place, own))
      );
    })
    .map((mark) => problem("nothing-but-coded", mark.start, mark.end));
}

/**
 * `paragraph-code-inside`: "`[]{.a}` between words".
 * Reading: some character of a word of its paragraph stands before it and some behind it; also without a code.
 */
function codesInsideParagraphs(parts: PassageParts): ReferenceProblem[] {
  return passagesInOrder(parts)
    .filter((passage) => passage.form === "paragraph")
    .filter((passage) => {
      const offsets = offsetsOfWords(passage.paragraph, parts.wording);
      return offsets.some((at) => at < passage.start) && offsets.some((at) => at >= passage.end);
    })
    .map((passage) => problem("paragraph-code-inside", passage.start, passage.end));
}

function offsetsOfWords(paragraph: number, wording: Wording): number[] {
  const index = wording.paragraphs.findIndex((one) => one.index === paragraph);
  return wording.words
    .filter((word) => word.paragraph === index)
    .flatMap((word) => wording.units.slice(word.start, word.end).map((unit) => unit?.at ?? -1));
}
