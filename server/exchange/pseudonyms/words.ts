import { piecesOf } from "../../markup/edits/takeOut";
import { spokenParagraphs } from "../../markup/edits/verify";
import { endOffsetOf, startOffsetOf } from "../../markup/edits/stretch";
import type { TextEdit } from "../../markup/edits/edit";
import type { Passage, Span, Transcript } from "../../markup/model";
import { wordingBetween } from "../../markup/wording";
import { escapeMarkup } from "../imports/writing/escapeWords";
import type { Finder, Hit } from "./finder";

/** Words of the wording that are to be others: places, and what is to stand there. */
export interface NewWords {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export interface SpokenHit extends Hit {
  /** The words that are replaced: one stretch, or one for each word of the name. */
  readonly parts: readonly NewWords[];
}

/** The names that are said, with places of the wording. A name may go over lines and markup. */
export function spokenHits(transcript: Transcript, finder: Finder): readonly SpokenHit[] {
  return spokenParagraphs(transcript).flatMap(({ wordingStart, wordingEnd }) => {
    const words = wordingBetween(transcript, wordingStart, wordingEnd);
    return finder.find(words).map((hit) => {
      const [start, end] = [wordingStart + hit.start, wordingStart + hit.end];
      const written = words.slice(hit.start, hit.end);
      return { ...hit, start, end, parts: partsOf(written, hit.replacement, start) };
    });
  });
}

/** With as many words as the name, each word of the pseudonym stands where that of the name did. */
function partsOf(written: string, replacement: string, start: number): readonly NewWords[] {
  const old = written.split(" ");
  const now = replacement.split(" ");
  if (old.length !== now.length)
    return [{ start, end: start + written.length, words: replacement }];
  let place = start;
  return old.map((word, index) => {
    const part = { start: place, end: place + word.length, words: now[index] };
    place = part.end + 1;
    return part;
  });
}

/** How pseudonyms are written into the speech; each way is tried out. */
export interface WordWriting {
  /** Which signs get a backslash: those that would be markup, or all. */
  readonly escapes: "markup" | "all";
  /** Whether spans that begin or end inside a name are written as ranges, which may cross. */
  readonly hasRanges: boolean;
}

export const WAYS_TO_WRITE: readonly WordWriting[] = [
  { escapes: "markup", hasRanges: false },
  { escapes: "markup", hasRanges: true },
  { escapes: "all", hasRanges: false },
  { escapes: "all", hasRanges: true },
];

/** The edits that write other words; markup inside of them goes to their ends. */
export function wordEdits(
  transcript: Transcript,
  parts: readonly NewWords[],
  { escapes, hasRanges }: WordWriting,
): readonly TextEdit[] {
  const regions = parts.map((part) => regionOf(transcript, part));
  const ranges = rangesFor(transcript, hasRanges ? regions : []);
  const pieces = markupOf(transcript, ranges);
  const edits: TextEdit[] = [...ranges.outside(regions)];
  let from = 0;
  regions.forEach((region, index) => {
    while (from < pieces.length && pieces[from].start < region.start) from++;
    let to = from;
    while (to < pieces.length && pieces[to].start < region.end) to++;
    const inside = pieces.slice(from, to);
    const before = inside.filter(({ isOpening }) => isOpening).map(({ text }) => text);
    const behind = inside.filter(({ isOpening }) => !isOpening).map(({ text }) => text);
    const words = escaped(parts[index].words, escapes);
    edits.push({ span: region, newText: [...before, words, ...behind].join("") });
    from = to;
  });
  return edits;
}

function escaped(words: string, escapes: WordWriting["escapes"]): string {
  return escapes === "markup" ? escapeMarkup(words) : words.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

function regionOf(transcript: Transcript, { start, end }: NewWords): Span {
  return {
    start: startOffsetOf(transcript, { start, end }),
    end: endOffsetOf(transcript, { start, end }),
  };
}

interface Markup extends Span {
  readonly isOpening: boolean;
  readonly text: string;
}

/** Everything in the text that is no word, in its order. */
function markupOf({ text, passages, marks, comments }: Transcript, ranges: Ranges): Markup[] {
  const markup: Markup[] = [];
  for (const passage of passages) {
    piecesOf(passage).forEach(({ start, end }, index) => {
      const isOpening = index === 0 && passage.form !== "paragraph";
      markup.push({ start, end, isOpening, text: ranges.write(passage, isOpening) });
    });
  }
  for (const { start, end } of [...marks, ...comments])
    markup.push({ start, end, isOpening: false, text: text.slice(start, end) });
  return markup.sort((a, b) => a.start - b.start);
}

interface Ranges {
  /** One end of a passage as it is to be written. */
  readonly write: (passage: Passage, isOpening: boolean) => string;
  /** The edits of ends that stand outside of all regions. */
  readonly outside: (regions: readonly Span[]) => readonly TextEdit[];
}

const MARKER = /\[<?([\p{L}\p{N}]+)>?\]/gu;

/** Spans with an end inside a region become ranges. */
function rangesFor(transcript: Transcript, regions: readonly Span[]): Ranges {
  const labels = new Map<Passage, string>();
  const used = new Set([...transcript.text.matchAll(MARKER)].map(([, label]) => label));
  let number = 0;
  for (const passage of transcript.passages) {
    if (passage.form !== "span") continue;
    const isCut = [passage.open, passage.close].some((at) => isInside(regions, at.start));
    if (!isCut) continue;
    do number++;
    while (used.has(String(number)));
    labels.set(passage, String(number));
  }
  const write = (passage: Passage, isOpening: boolean): string =>
    endOf(transcript, passage, { isOpening, label: labels.get(passage) });
  return {
    write,
    outside: (all) =>
      [...labels.keys()].flatMap((passage) =>
        piecesOf(passage).flatMap(({ start, end }, index) => {
          if (isInside(all, start)) return [];
          return [{ span: { start, end }, newText: write(passage, index === 0) }];
        }),
      ),
  };
}

function isInside(regions: readonly Span[], offset: number): boolean {
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low < regions.length && regions[low].start <= offset;
}

function endOf(
  { text }: Transcript,
  { form, open, close, block }: Passage,
  { isOpening, label }: { readonly isOpening: boolean; readonly label: string | undefined },
): string {
  if (form === "paragraph") return text.slice(open.start, block.end);
  const written = text.slice(block.start, block.end);
  if (label === undefined)
    return isOpening
      ? text.slice(open.start, open.end)
      : text.slice(close.start, close.end) + written;
  return isOpening ? `[${label}>]` : `[<${label}]${written}`;
}
