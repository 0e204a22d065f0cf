import type { Coding, Transcript } from "../model";
import { parseTranscript } from "../parse";
import { firstAbove } from "../search";
import { wordingOf } from "../wording";
import type { WordingChange } from "../wordingChanges";
import { applyEdits, type TextEdit } from "./edit";
import { errorsOf, spokenParagraphs } from "./verify";

export interface Restoration {
  readonly transcript: Transcript;
  readonly earlier: Transcript;
  /** The changes that are taken back, in the order of the text. */
  readonly changes: readonly WordingChange[];
  /** The wording that is to come out. */
  readonly wanted: string;
}

/**
 * Whether edits give back the words, to the byte, and leave everything else: codings keep their
 * words apart from those that come and go, nothing is coded that was not, and nobody else speaks.
 */
export function isRestored(restoration: Restoration, edits: readonly TextEdit[]): boolean {
  const { transcript, earlier, wanted } = restoration;
  const after = parseTranscript(applyEdits(transcript.text, edits));
  return (
    wordingOf(after) === wanted &&
    errorsOf(after) <= Math.max(errorsOf(transcript), errorsOf(earlier)) &&
    keepsCodings(restoration, after) &&
    losesNoCoding(restoration, after) &&
    keepsSpeakers(restoration, after)
  );
}

/** Where a place of the present wording may be afterwards: exact outside of what changes. */
interface Places {
  readonly low: number;
  readonly high: number;
}

type Mapping = (place: number) => Places;

function mappingOf(changes: readonly WordingChange[]): Mapping {
  const ends = Int32Array.from(changes, ({ now }) => now.end);
  const shifts = new Int32Array(changes.length + 1);
  changes.forEach(({ now, before }, index) => {
    shifts[index + 1] = shifts[index] + before.end - before.start - (now.end - now.start);
  });
  return (place) => {
    // The first change that ends at the place or behind it.
    const index = firstAbove(ends, place - 1);
    const shifted = place + shifts[index];
    if (index === changes.length || place < changes[index].now.start) {
      return { low: shifted, high: shifted };
    }
    const { now } = changes[index];
    return { low: now.start + shifts[index], high: now.end + shifts[index + 1] };
  };
}

function keepsCodings({ transcript, earlier, changes }: Restoration, after: Transcript): boolean {
  const found = byCode(after.codings);
  const placeAfter = mappingOf(changes);
  const isGone = goneBy(changes);
  const known = new Set<Coding>();
  for (const coding of transcript.codings) {
    const start = placeAfter(coding.passage.start);
    const end = placeAfter(coding.passage.end);
    const match = matching(found, coding, start, end);
    if (match !== undefined) known.add(match);
    else if (!isGone(coding)) return false;
  }
  const old = byCode(earlier.codings);
  return after.codings.every((coding) => known.has(coding) || cameBack(old, coding, changes));
}

/** What was coded before the words changed and still is has its code afterwards. */
function losesNoCoding({ transcript, earlier }: Restoration, after: Transcript): boolean {
  const [old, now, left] = [earlier, transcript, after].map(({ codings }) => byCode(codings));
  const numberIn = (found: ReadonlyMap<string, SameCode>, key: string): number =>
    (found.get(key) ?? NONE).codings.length;
  return [...now.keys()].every(
    (key) => numberIn(left, key) >= Math.min(numberIn(old, key), numberIn(now, key)),
  );
}

/** A coding of the earlier version that comes back with its words. */
function cameBack(
  old: ReadonlyMap<string, SameCode>,
  { code, by, passage }: Coding,
  changes: readonly WordingChange[],
): boolean {
  return (old.get(keyOf({ code, by })) ?? NONE).codings.some((one) =>
    changes.some(
      ({ before }) =>
        one.passage.start >= before.start &&
        one.passage.end <= before.end &&
        one.passage.end - one.passage.start === passage.end - passage.start,
    ),
  );
}

/** Whether all words of a coding change. */
function goneBy(changes: readonly WordingChange[]): (coding: Coding) => boolean {
  const ends = Int32Array.from(changes, ({ now }) => now.end);
  return ({ passage }) => {
    const change = changes[firstAbove(ends, passage.end - 1)] as WordingChange | undefined;
    return change !== undefined && passage.start >= change.now.start;
  };
}

/** The codings with one code by one coder, in the order in which their words start. */
interface SameCode {
  readonly codings: Coding[];
  readonly starts: number[];
}

function matching(
  found: ReadonlyMap<string, SameCode>,
  coding: Coding,
  start: Places,
  end: Places,
): Coding | undefined {
  const { codings, starts } = found.get(keyOf(coding)) ?? NONE;
  for (let at = firstAbove(starts, start.low - 1); at < codings.length; at++) {
    const { passage } = codings[at];
    if (passage.start > start.high) return undefined;
    if (passage.end >= end.low && passage.end <= end.high) return codings[at];
  }
  return undefined;
}

const NONE: SameCode = { codings: [], starts: [] };

function byCode(codings: readonly Coding[]): ReadonlyMap<string, SameCode> {
  const all = new Map<string, SameCode>();
  for (const coding of codings) {
    const key = keyOf(coding);
    const same = all.get(key) ?? { codings: [], starts: [] };
    same.codings.push(coding);
    same.starts.push(coding.passage.start);
    all.set(key, same);
  }
  return all;
}

function keyOf({ code, by = "" }: Pick<Coding, "code" | "by">): string {
  return `${code} ${by}`;
}

/** Paragraphs that are not touched are said by whoever said them, now or in the earlier version. */
function keepsSpeakers(restoration: Restoration, after: Transcript): boolean {
  const { transcript, earlier, changes } = restoration;
  const now = speakersOf(after);
  const old = speakersOf(earlier);
  const placeAfter = mappingOf(changes);
  for (const paragraph of spokenParagraphs(transcript)) {
    const start = placeAfter(paragraph.wordingStart);
    const end = placeAfter(paragraph.wordingEnd);
    if (start.low !== start.high || end.low !== end.high) continue;
    const name = transcript.speakers[paragraph.speaker]?.label ?? "";
    const found = now.get(start.low);
    if (found !== name && found !== old.get(start.low)) return false;
  }
  return true;
}

/** Who says the paragraph that starts at a place. */
function speakersOf(transcript: Transcript): ReadonlyMap<number, string> {
  return new Map(
    spokenParagraphs(transcript).map(({ wordingStart, speaker }) => [
      wordingStart,
      transcript.speakers[speaker]?.label ?? "",
    ]),
  );
}
