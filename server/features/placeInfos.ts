import { voiceOfWords, type ReadFile } from "../counts/codingRows";
import type { Place } from "../counts/crosstab/places";
import { wordingBetween } from "../markup/wording";
import type { PlaceInfo } from "../protocol/comparisons";
import { CODING, wordsOfCoding, type FileFacts } from "../study/facts";
import type { StudySnapshot } from "./context";
import type { ReadPath } from "./passages";
import { rangeOfLines } from "./positions";
import { shorten } from "./shorten";

const LONGEST_TEXT = 500;
/** What stands for words that cannot be read, because the file is gone or has changed. */
const NO_TEXT = "…";

/** Passages with their words; each file is read once. */
export async function placeInfosOf(
  study: StudySnapshot,
  places: readonly Place[],
  read: ReadPath,
): Promise<readonly PlaceInfo[]> {
  const infos: PlaceInfo[] = [];
  let [path, text]: [string, ReadFile | undefined] = ["", undefined];
  for (const place of places) {
    if (place.file.path !== path) [path, text] = [place.file.path, await read(place.file.path)];
    infos.push(infoOf(study, place, text));
  }
  return infos;
}

function infoOf(study: StudySnapshot, place: Place, read: ReadFile | undefined): PlaceInfo {
  const { path, facts, voices } = place.file;
  const first = wordsOfCoding(facts, place.firstCoding);
  const last = wordsOfCoding(facts, place.lastCoding);
  return {
    uri: study.uriOf(path),
    file: path,
    range: rangeOfLines({
      ...last,
      startLine: first.startLine,
      startCharacter: first.startCharacter,
    }),
    text: textOf(place, read),
    ...voiceOfWords(facts, voices, place),
  };
}

/** A file may have changed on the disk since it was indexed: wrong words are worse than none. */
function textOf(place: Place, read: ReadFile | undefined): string {
  if (read === undefined || !isSame(place, read.facts)) return NO_TEXT;
  // One unit more than is shown tells whether there is more.
  const cut = Math.min(place.end, place.start + LONGEST_TEXT + 1);
  return shorten(wordingBetween(read.transcript, place.start, cut), LONGEST_TEXT);
}

function isSame({ file: { facts }, firstCoding, lastCoding }: Place, now: FileFacts): boolean {
  if (facts.words !== now.words || facts.codings.length !== now.codings.length) return false;
  return [firstCoding, lastCoding].every((coding) => {
    const row = coding * CODING.width;
    return [CODING.start, CODING.end, CODING.startLine, CODING.startCharacter].every(
      (column) => facts.codings[row + column] === now.codings[row + column],
    );
  });
}
