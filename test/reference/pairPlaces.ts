import type { ComparedNode, ComparedStudy } from "./comparedStudy";
import type { ReferenceReading } from "./readTranscript";
import { unitedStretches } from "./strips";
import { shareCharacter } from "./wording";
import type { Place } from "./wording";

/** Where two nodes occur together, by brute force: section 4 of codebook-and-counts.md. */

export interface ReferencePairPlace extends Place {
  readonly file: string;
}

export function recountPairPlaces(
  { files }: ComparedStudy,
  kind: "overlap" | "paragraph" | "case",
  [a, b]: readonly [ComparedNode, ComparedNode],
): ReferencePairPlace[] {
  const stretches = (reading: ReferenceReading, node: ComparedNode): Place[] =>
    unitedStretches(reading, (code) => node.codes.has(code));
  const casesOf = (node: ComparedNode): Set<string> =>
    new Set(
      files.flatMap(({ reading }) =>
        stretches(reading, node).flatMap((place) => casesIn(reading, place)),
      ),
    );
  const [casesOfA, casesOfB] = [casesOf(a), casesOf(b)];
  return files.flatMap(({ file, reading }) => {
    const [ofA, ofB] = [stretches(reading, a), stretches(reading, b)];
    const meets = (place: Place, others: readonly Place[]): boolean => {
      if (kind === "overlap") return others.some((other) => shareCharacter(place, other));
      if (kind === "case")
        return casesIn(reading, place).some((one) => casesOfA.has(one) && casesOfB.has(one));
      return reading.paragraphs.some(
        (paragraph) =>
          shareCharacter(paragraph, place) &&
          others.some((other) => shareCharacter(paragraph, other)),
      );
    };
    const found = [
      ...ofA.filter((place) => meets(place, ofB)),
      ...ofB.filter((place) => meets(place, ofA)),
    ];
    const once = new Map(found.map(({ start, end }) => [`${start} ${end}`, { file, start, end }]));
    return [...once.values()].sort((x, y) => x.start - y.start || x.end - y.end);
  });
}

/** The cases whose words are in a stretch. */
function casesIn({ paragraphs }: ReferenceReading, place: Place): string[] {
  return paragraphs
    .filter(({ isInterviewer, words }) => {
      return !isInterviewer && words.some((word) => shareCharacter(word, place));
    })
    .flatMap(({ cases }) => [...cases]);
}
