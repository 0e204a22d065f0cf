import { startOffsetOf } from "../markup/edits/stretch";
import type { Transcript } from "../markup/model";
import { paragraphAtPlace, wordingBetween } from "../markup/wording";
import { lineAt, type LineIndex } from "../study/lineIndex";
import { isParticipants } from "../study/voices";
import { voiceOfWords, type ReadFile } from "./codingRows";
import { firstWordsOf, wordsTouched } from "./query/figures";
import { placesOfPhrase, type Phrase } from "./query/phrases";
import { holdsWord, type Stretch, type Stretches } from "./query/stretches";

/** One row of `verbatim kwic`: words where they are said, and what stands around them. */
export interface KwicRow {
  readonly file: string;
  /** From 1, where the words start. */
  readonly line: number;
  readonly column: number;
  readonly speaker: string | null;
  readonly case: string | null;
  /** Of the same paragraph. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface KwicOptions {
  /** How much is shown before and after the words, in UTF-16 units. */
  readonly width: number;
  /** Whose words are looked at; of a place in several paragraphs, whose the first one is. */
  readonly role?: "participant" | "interviewer";
  /** Only places that share a character with one of these stretches. */
  readonly within?: Stretches;
}

/**
 * The key word in context: all places of a file where the words are said, found by the rule of
 * quoted words in queries (counting rules, section 4), in their order.
 */
export function kwicPlacesOf(
  file: ReadFile,
  phrase: Phrase,
  options: Omit<KwicOptions, "width">,
): Stretches {
  const found = placesOfPhrase(file.transcript, phrase).filter((stretch) =>
    isWanted(file, stretch, options),
  );
  return options.within === undefined ? found : touching(found, options.within);
}

/** The rows of some places, in the same order. */
export function rowsOfPlaces(
  file: ReadFile,
  places: Stretches,
  { width, lines }: { readonly width: number; readonly lines: LineIndex },
): KwicRow[] {
  const firstWords = firstWordsOf(file.facts);
  return places.map((stretch) => {
    const { start, end } = stretch;
    const offset = startOffsetOf(file.transcript, { start: start.at, end: end.at });
    const line = lineAt(lines, offset);
    return {
      file: file.path,
      line: line + 1,
      column: offset - lines.starts[line] + 1,
      ...voiceAt(file, firstWords, stretch),
      ...contextOf(file.transcript, stretch, width),
    };
  });
}

function isWanted(
  { transcript, facts, voices }: ReadFile,
  { start }: Stretch,
  { role }: Pick<KwicOptions, "role">,
): boolean {
  if (role === undefined) return true;
  const paragraph = paragraphAtPlace(transcript.paragraphs, start.at);
  return isParticipants(facts, voices, paragraph) === (role === "participant");
}

function touching(found: Stretches, within: Stretches): Stretches {
  let next = 0;
  return found.filter(({ start, end }) => {
    while (next < within.length && within[next].end.at <= start.at) next++;
    return next < within.length && within[next].start.at < end.at;
  });
}

/** Signs are said by whoever's paragraph it is; only words have a voice by the rules. */
function voiceAt(
  { facts, voices, transcript }: ReadFile,
  firstWords: Int32Array,
  stretch: Stretch,
): Pick<KwicRow, "speaker" | "case"> {
  if (holdsWord(stretch)) return voiceOfWords(facts, voices, wordsTouched(firstWords, stretch));
  const { speaker } =
    transcript.paragraphs[paragraphAtPlace(transcript.paragraphs, stretch.start.at)];
  return { speaker: speaker < 0 ? null : facts.speakers[speaker].label, case: null };
}

function contextOf(
  transcript: Transcript,
  { start, end }: Stretch,
  width: number,
): Pick<KwicRow, "before" | "match" | "after"> {
  const { paragraphs } = transcript;
  const first = paragraphs[paragraphAtPlace(paragraphs, start.at)];
  const last = paragraphs[paragraphAtPlace(paragraphs, end.at - 1)];
  const from = Math.max(first.wordingStart, start.at - width);
  const to = Math.min(last.wordingEnd, end.at + width);
  // A pair of surrogates that the cut tears is left out.
  return {
    before: wordingBetween(transcript, from, start.at).replace(/^[\udc00-\udfff]/, ""),
    match: wordingBetween(transcript, start.at, end.at),
    after: wordingBetween(transcript, end.at, to).replace(/[\ud800-\udbff]$/, ""),
  };
}
