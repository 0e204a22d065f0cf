import { coderOf } from "../../markup/codings";
import { startOffsetOf } from "../../markup/edits/stretch";
import type { Passage, Transcript } from "../../markup/model";
import { wordingBetween } from "../../markup/wording";
import { PARAGRAPH, type FileFacts } from "../../study/facts";
import { lineAt, lineIndexOf, type LineIndex } from "../../study/lineIndex";
import { voiceOfWords, type ReadFile } from "../codingRows";
import type { CodingRow } from "../results";
import { firstWordsOf, wordsTouched } from "./figures";
import type { IsNamed } from "./named";
import type { Stretch, Stretches } from "./stretches";

/** One row of `verbatim query`: a stretch, told as `verbatim codings` tells a coding. */
export type QueryRow = Omit<CodingRow, "code">;

interface RowOptions {
  /** As `passagesMeant` gives it. */
  readonly isMeant: IsNamed;
  readonly lines?: LineIndex;
}

/**
 * The rows of a file's stretches, in their order. Line and column are where the words of a stretch
 * start, and its text begins there. A memo, a coder and a name are those of the passages with
 * exactly the same ends that the query is about; null where there is none, or not only one.
 */
export function queryRowsOf(
  file: ReadFile,
  stretches: Stretches,
  { isMeant, lines = lineIndexOf(file.transcript.text) }: RowOptions,
): QueryRow[] {
  if (stretches.length === 0) return [];
  const coder = file.transcript.frontMatter.coder?.value;
  const firstWords = firstWordsOf(file.facts);
  const passages = passagesByEnds(file.transcript);
  return stretches.map((stretch) => {
    const words = wordsTouched(firstWords, stretch);
    const voice = voiceOfWords(file.facts, file.voices, words);
    const alike = passages.get(keyOf(stretch.start.at, stretch.end.at)) ?? [];
    const own = alike.filter((passage) => isMeant(passage, coder));
    return {
      file: file.path,
      ...positionOf(file.transcript, lines, stretch),
      text: wordsOf(file.transcript, stretch),
      speaker: voice.speaker,
      case: voice.case,
      heading: headingAt(file.facts, stretch.start.at),
      ...detailsOf(own, coder),
    };
  });
}

/** The offset of the first character that is not white space; there is one, for there is a word. */
export function startOfWords(transcript: Transcript, { start, end }: Stretch): number {
  const head = wordingBetween(transcript, start.at, Math.min(end.at, start.at + 2));
  const place = start.at + (/^\s/.test(head) ? 1 : 0);
  return startOffsetOf(transcript, { start: place, end: end.at });
}

/** What is shown begins and ends at a character that is not white space, as a passage does. */
function wordsOf(transcript: Transcript, { start, end }: Stretch): string {
  return wordingBetween(transcript, start.at, end.at).replace(/^[ \n]|[ \n]$/g, "");
}

function positionOf(transcript: Transcript, lines: LineIndex, stretch: Stretch) {
  const offset = startOfWords(transcript, stretch);
  const line = lineAt(lines, offset);
  return { line: line + 1, column: offset - lines.starts[line] + 1 };
}

/** The heading of the paragraph that a place stands in. */
function headingAt({ paragraphs, headings }: FileFacts, place: number): string | null {
  const count = paragraphs.length / PARAGRAPH.width;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle * PARAGRAPH.width + PARAGRAPH.wordingEnd] > place) high = middle;
    else low = middle + 1;
  }
  const heading = low < count ? paragraphs[low * PARAGRAPH.width + PARAGRAPH.heading] : -1;
  return heading < 0 ? null : headings[heading];
}

function passagesByEnds({ passages }: Transcript): ReadonlyMap<string, readonly Passage[]> {
  const byEnds = new Map<string, Passage[]>();
  for (const passage of passages) {
    if (passage.endWord <= passage.firstWord) continue;
    const key = keyOf(passage.start, passage.end);
    const known = byEnds.get(key);
    if (known === undefined) byEnds.set(key, [passage]);
    else known.push(passage);
  }
  return byEnds;
}

function keyOf(start: number, end: number): string {
  return `${start}:${end}`;
}

function detailsOf(
  passages: readonly Passage[],
  coder: string | undefined,
): Pick<QueryRow, "memo" | "by" | "id"> {
  return {
    memo: onlyOne(
      passages.map(({ block }) => block.entries.find(({ key }) => key === "memo")?.value),
    ),
    by: onlyOne(passages.map(({ block }) => coderOf(block.entries, coder))),
    id: onlyOne(passages.map(({ block }) => block.id?.id)),
  };
}

function onlyOne(values: readonly (string | undefined)[]): string | null {
  const different = new Set(values.filter((value) => value !== undefined));
  return different.size === 1 ? (different.values().next().value ?? null) : null;
}
