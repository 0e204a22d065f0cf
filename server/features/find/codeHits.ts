import { NO_WORDS, wordsIn } from "../../markup/edits/code";
import { codeMany, type Wish } from "../../markup/edits/codeMany";
import { endOffsetOf, startOffsetOf } from "../../markup/edits/stretch";
import type { Span, Transcript } from "../../markup/model";
import { sentencesOf } from "../../markup/sentences";
import { paragraphAtPlace, wordingOf } from "../../markup/wording";
import type { CodeHitsParams, CodeUnit, ListedHit, RefusedHit } from "../../protocol/find";
import { normalizeId } from "../../codebook/ids";
import { codebookWith } from "../newCodes";
import { toFileEdits, type FileEdits, type ReadNow } from "../rename/rename";
import { transcriptToChange } from "../transcriptsNow";
import { contextOf } from "./find";

/** The edits that code hits, and the hits that are left out; or why nothing is to be changed. */
export type CodedHits =
  | {
      readonly files: readonly FileEdits[];
      readonly passages: number;
      readonly refused: readonly RefusedHit[];
    }
  | { readonly problem: string };

/**
 * Codes listed hits in all their files: the words, or the sentences or the paragraphs that they lie
 * in; several hits in one of them are one passage. A hit whose words are not where they were is
 * looked up by its words and those around it, and left out where it is not the only one.
 */
export async function codeHits(
  { hits, code, unit, isNew }: Omit<CodeHitsParams, "uri">,
  read: ReadNow,
): Promise<CodedHits> {
  const files: FileEdits[] = [];
  const refused: RefusedHit[] = [];
  let passages = 0;
  for (const [path, numbered] of byFile(hits)) {
    const file = await transcriptToChange(read, path);
    if (typeof file === "string") {
      for (const { index } of numbered) refused.push({ index, reason: file });
      continue;
    }
    const coded = codeInFile(file.transcript(), numbered, { code: normalizeId(code), unit });
    refused.push(...coded.refused);
    passages += coded.passages;
    if (coded.edits.length > 0) files.push(toFileEdits(file, file.lines, coded.edits));
  }
  refused.sort((a, b) => a.index - b.index);
  const isAdded = isNew !== null && files.length > 0;
  const codebook = await codebookWith(isAdded ? [isNew] : [], read);
  if ("problem" in codebook) return codebook;
  return { files: [...codebook.files, ...files], passages, refused };
}

interface Numbered {
  readonly hit: ListedHit;
  readonly index: number;
}

function byFile(hits: readonly ListedHit[]): ReadonlyMap<string, readonly Numbered[]> {
  const files = new Map<string, Numbered[]>();
  hits.forEach((hit, index) => {
    const numbered = files.get(hit.file);
    if (numbered === undefined) files.set(hit.file, [{ hit, index }]);
    else numbered.push({ hit, index });
  });
  return files;
}

interface How {
  readonly code: string;
  readonly unit: CodeUnit;
}

function codeInFile(transcript: Transcript, hits: readonly Numbered[], { code, unit }: How) {
  const refused: RefusedHit[] = [];
  const wanted: { readonly stretch: Span; readonly index: number }[] = [];
  for (const { hit, index } of hits) {
    const place = placeOfHit(transcript, hit);
    const stretch = place && stretchOf(transcript, place, unit);
    if (stretch !== undefined) wanted.push({ stretch, index });
    else refused.push({ index, reason: place === undefined ? CHANGED : NO_WORDS });
  }
  const groups = united(wanted);
  const target: Wish["target"] = unit === "paragraph" ? "paragraph" : "words";
  const result = codeMany(
    transcript,
    groups.map(({ stretch }) => ({ stretch, code, target })),
  );
  for (const { index, reason } of result.refused) {
    for (const hit of groups[index].indexes) refused.push({ index: hit, reason });
  }
  return { edits: result.edits, refused, passages: groups.length - result.refused.length };
}

const CHANGED = "These words have changed or moved since they were found. Search again.";

/** Where the words of a hit stand now: at their place, or else at the only one that is like it. */
function placeOfHit(transcript: Transcript, hit: ListedHit): Span | undefined {
  const length = hit.end - hit.start;
  const isLike = (start: number): boolean => {
    const { before, text, after } = hitAt(transcript, { start, end: start + length });
    return before === hit.before && text === hit.text && after === hit.after;
  };
  if (isLike(hit.start)) return { start: hit.start, end: hit.end };
  // A long text is listed with its start only, which is not enough to find it again.
  if (hit.text.length !== length) return undefined;
  const wording = wordingOf(transcript);
  const words = hit.before + hit.text + hit.after;
  const found = wording.indexOf(words);
  const start = found + hit.before.length;
  const isOnlyOne = found >= 0 && wording.lastIndexOf(words) === found && isLike(start);
  return isOnlyOne ? { start, end: start + length } : undefined;
}

function hitAt(transcript: Transcript, hit: Span): Pick<ListedHit, "before" | "text" | "after"> {
  const { paragraphs } = transcript;
  const paragraph = paragraphs[paragraphAtPlace(paragraphs, hit.start)];
  if (paragraph === undefined || hit.end > paragraph.wordingEnd) return NOWHERE;
  const { wordingStart: start, wordingEnd: end } = paragraph;
  return contextOf({ transcript }, hit, { start, end });
}

const NOWHERE = { before: "", text: "", after: "" };

/** The stretch of the unit around a place; undefined where there are no words. */
function stretchOf(transcript: Transcript, place: Span, unit: CodeUnit): Span | undefined {
  const offsets = { start: startOffsetOf(transcript, place), end: endOffsetOf(transcript, place) };
  const words = wordsIn(transcript, offsets);
  if (words === undefined || unit === "words") return words;
  const paragraph = transcript.paragraphs[paragraphAtPlace(transcript.paragraphs, words.start)];
  const { wordingStart, wordingEnd } = paragraph;
  if (unit === "paragraph") return { start: wordingStart, end: wordingEnd };
  const sentences = sentencesOf(transcript, paragraph);
  const touched = sentences.filter(({ start, end }) => start < words.end && end > words.start);
  if (touched.length === 0) return words;
  return { start: touched[0].start, end: touched[touched.length - 1].end };
}

interface Group {
  readonly stretch: Span;
  /** The hits in it. */
  readonly indexes: readonly number[];
}

/** Stretches that share a character become one: they would be the same code on the same words. */
function united(
  wanted: readonly { readonly stretch: Span; readonly index: number }[],
): readonly Group[] {
  const groups: { stretch: Span; indexes: number[] }[] = [];
  for (const { stretch, index } of [...wanted].sort((a, b) => a.stretch.start - b.stretch.start)) {
    const last = groups.at(-1);
    if (last === undefined || stretch.start >= last.stretch.end) {
      groups.push({ stretch, indexes: [index] });
    } else {
      last.stretch = { start: last.stretch.start, end: Math.max(last.stretch.end, stretch.end) };
      last.indexes.push(index);
    }
  }
  return groups;
}
