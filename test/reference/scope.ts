import { placesByFile, type ReferenceQuery } from "./query";
import type { ReferenceParagraph } from "./readTranscript";
import { shareCharacter } from "./wording";

/**
 * Figures in a scope by brute force. The rule: only what lies in the scope is counted, as if every
 * other character had been struck out of the transcripts.
 */
export interface ReferenceScopedFigures {
  readonly codings: number;
  readonly passages: number;
  readonly words: number;
  readonly cases: number;
  readonly transcripts: number;
}

interface Scope {
  readonly words: ReferenceQuery;
  /** Whose codings count; absent: everybody's. */
  readonly by?: string;
}

/** The figures of the codings that carry one of some codes; of all of them where none are given. */
export function recountInScope(
  files: ReadonlyMap<string, string>,
  { words, by }: Scope,
  codes?: readonly string[],
): ReferenceScopedFigures {
  const sums = { codings: 0, passages: 0, words: 0, transcripts: 0 };
  const cases = new Set<string>();
  for (const { reading, places } of placesByFile(files, words)) {
    const isIn = (at: number): boolean => places.some(({ start, end }) => start <= at && at < end);
    const codings = reading.codings
      .filter((coding) => codes === undefined || codes.includes(coding.code))
      .filter((coding) => by === undefined || coding.by === by)
      .map(({ start, end }) => [...Array(end - start).keys()].map((at) => at + start).filter(isIn))
      .filter((left) => said(reading.paragraphs, left).length > 0);
    const words = new Map(
      codings.flatMap((left) => said(reading.paragraphs, left)).map((one) => [one.at, one]),
    );
    sums.codings += codings.length;
    sums.passages += groupsOf(codings);
    sums.words += [...words.values()].filter(({ isInterviewer }) => !isInterviewer).length;
    sums.transcripts += codings.length > 0 ? 1 : 0;
    for (const word of words.values()) for (const name of word.cases) cases.add(name);
  }
  return { ...sums, cases: cases.size };
}

/** Participants' words in a scope, their cases, and the transcripts that have a word in it at all. */
export function recountSpeech(files: ReadonlyMap<string, string>, words: ReferenceQuery) {
  const cases = new Set<string>();
  let [count, transcripts] = [0, 0];
  for (const { reading, places } of placesByFile(files, words)) {
    const inside = reading.paragraphs.flatMap((paragraph) =>
      paragraph.words
        .filter((word) => places.some((place) => shareCharacter(word, place)))
        .map(() => paragraph),
    );
    count += inside.filter(({ isInterviewer }) => !isInterviewer).length;
    transcripts += inside.length > 0 ? 1 : 0;
    for (const paragraph of inside) for (const name of paragraph.cases) cases.add(name);
  }
  return { words: count, cases: cases.size, transcripts };
}

/** The words of which one of these characters is part. */
function said(paragraphs: readonly ReferenceParagraph[], characters: readonly number[]) {
  return paragraphs.flatMap(({ words, isInterviewer, cases }) =>
    words
      .filter(({ start, end }) => characters.some((at) => start <= at && at < end))
      .map(({ start }) => ({ at: start, isInterviewer, cases })),
  );
}

/** How many groups there are, where those that share a character are one. */
function groupsOf(codings: readonly (readonly number[])[]): number {
  const groups: Set<number>[] = [];
  for (const coding of codings) {
    const met = groups.filter((group) => coding.some((at) => group.has(at)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...coding, ...met.flatMap((group) => [...group])]));
  }
  return groups.length;
}
