import { memoOf, passageIdOf } from "../../../server/markup/codings";
import type { Transcript } from "../../../server/markup/model";
import { wordingOf } from "../../../server/markup/wording";
import type { ReferenceReading } from "../../reference/readTranscript";

/**
 * The product's reading and the reference's, brought to one form so that they can be compared.
 *
 * Problems that need the codebook or the study are left out: they are made elsewhere.
 */
export interface ComparableReading {
  readonly wording: string;
  readonly paragraphs: readonly object[];
  readonly codings: readonly object[];
  readonly problems: readonly string[];
}

interface Placed {
  readonly code: string;
  readonly severity: string;
  readonly start: number;
  readonly end: number;
}

const MADE_ELSEWHERE = new Set([
  "unknown-code",
  "retired-code",
  "uncoded",
  "attribute-conflict",
  "wording-changed",
]);

/** The reference says less or more exactly where these stand; only that they are there must agree. */
const WITHOUT_RANGE = new Set(["malformed-attributes", "merge-conflict", "invalid-front-matter"]);

/**
 * A block over two lines, on a line that a comment joins to a heading: the product takes the lines
 * as they stand there and the reference does not. Nobody writes it.
 */
const BLOCK_BEHIND_LONG_COMMENT = /<!--[^]*[\n\r][^]*-->[^\n\r]*\]\{[^}\n\r]*[\n\r]/;

/** Whether the two readings have to agree on a transcript. */
export function isReadAlike({ text, frontMatter }: Transcript): boolean {
  // A mere list of labels does not say that nobody else speaks: the reference takes it for a map.
  const isListed = frontMatter.speakers.some((speaker) => speaker.isListed);
  return !isListed && !BLOCK_BEHIND_LONG_COMMENT.test(text);
}

export function comparableProduct(transcript: Transcript): ComparableReading {
  const { words } = transcript;
  return {
    wording: wordingOf(transcript),
    paragraphs: transcript.paragraphs
      .filter(({ wordingStart, wordingEnd }) => wordingEnd > wordingStart)
      .map((paragraph) => ({
        start: paragraph.wordingStart,
        end: paragraph.wordingEnd,
        speaker: transcript.speakers[paragraph.speaker]?.label ?? null,
        heading: transcript.headings[paragraph.heading]?.text ?? null,
        words: wordList(words.starts, words.ends, paragraph.firstWord, paragraph.endWord),
      })),
    codings: inOneOrder(
      transcript.codings.map((coding) => ({
        code: coding.code,
        start: coding.passage.start,
        end: coding.passage.end,
        offsets: `${coding.passage.words.start}-${coding.passage.words.end}`,
        by: coding.by,
        memo: memoOf(coding),
        id: passageIdOf(coding),
        heading: transcript.headings[coding.passage.heading]?.text ?? null,
      })),
    ),
    problems: problemLines(transcript.problems),
  };
}

export function comparableReference(reading: ReferenceReading): ComparableReading {
  return {
    wording: reading.wording,
    paragraphs: reading.paragraphs.map(({ start, end, speaker, heading, words }) => ({
      start,
      end,
      speaker,
      heading,
      words: words.map((word) => `${word.start}-${word.end}`),
    })),
    codings: inOneOrder(
      reading.codings.map(({ code, start, end, by, memo, id, heading, ...offsets }) => ({
        code,
        start,
        end,
        offsets: `${offsets.startOffset}-${offsets.endOffset}`,
        by,
        memo,
        id,
        heading,
      })),
    ),
    problems: problemLines(reading.problems),
  };
}

function wordList(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  first: number,
  end: number,
): string[] {
  const list: string[] = [];
  for (let word = first; word < end; word++) list.push(`${starts[word]}-${ends[word]}`);
  return list;
}

function inOneOrder(codings: readonly object[]): object[] {
  return [...codings].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function problemLines(problems: readonly Placed[]): string[] {
  const lines = problems.filter(({ code }) => !MADE_ELSEWHERE.has(code)).map(problemLine);
  const isAgain = (line: string, index: number): boolean =>
    line.startsWith("invalid-front-matter") && lines.indexOf(line) < index;
  // Of several YAML errors the reference gives only the first.
  return lines.filter((line, index) => !isAgain(line, index)).sort();
}

function problemLine({ code, severity, start, end }: Placed): string {
  if (WITHOUT_RANGE.has(code)) return `${code} ${severity}`;
  // At the first character of speech, the reference takes the backslash before it along.
  if (code === "no-speaker") return `${code} ${severity} -${end}`;
  return `${code} ${severity} ${start}-${end}`;
}
