// The sentence under the cursor, for coding without a selection.

export interface SentenceQuery {
  /** The lines of the paragraph. */
  readonly lines: readonly string[];
  /** The cursor: an index into `lines`, and a character in that line. */
  readonly line: number;
  readonly character: number;
  /** Stretches that are not speech (markup), in the same positions. */
  readonly hidden: readonly Stretch[];
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

/** Segmenting is slow on very long texts: this much on either side of the cursor is looked at. */
const REACH = 4000;

/** Where the sentence stands, without blanks at its ends; undefined where there are no words. */
export function sentenceAt(query: SentenceQuery): Stretch | undefined {
  const speech = speechOf(query);
  const cursor = speech.places.findIndex((place) => compare(place, query) >= 0);
  const at = cursor < 0 ? speech.places.length - 1 : cursor;
  const from = Math.max(0, at - REACH);
  const text = speech.text.slice(from, at + REACH);
  const found = segmentAt(text, at - from);
  if (!found) return undefined;
  const first = speech.places[from + found.start];
  const last = speech.places[from + found.end - 1];
  if (!first || !last) return undefined;
  return { start: first, end: { line: last.line, character: last.character + 1 } };
}

interface Speech {
  readonly text: string;
  /** The place of each UTF-16 unit of the text. */
  readonly places: readonly Place[];
}

/** The words without label and markup; a line break is a blank. */
function speechOf({ lines, hidden }: SentenceQuery): Speech {
  const units: string[] = [];
  const places: Place[] = [];
  lines.forEach((text, line) => {
    const own = hidden.filter(({ start, end }) => start.line <= line && end.line >= line);
    const isHidden = (character: number): boolean =>
      own.some((stretch) => covers(stretch, { line, character }));
    for (let character = labelLength(text); character < text.length; character++) {
      if (isHidden(character)) continue;
      units.push(text.charAt(character));
      places.push({ line, character });
    }
    units.push(" ");
    places.push({ line, character: text.length });
  });
  return { text: units.join(""), places };
}

function segmentAt(text: string, at: number): { start: number; end: number } | undefined {
  let before: { start: number; end: number } | undefined;
  for (const { segment, index } of segmenter.segment(text)) {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    if (end <= start) continue;
    before = { start, end };
    if (index + segment.length > at) break;
  }
  return before;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** A time stamp and a speaker's label before the words: `[00:04:18] P35: `. */
function labelLength(text: string): number {
  const found =
    /^\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s+)?\**[\p{L}\d][^:：\n[\]{}]{0,39}?\**(?::\**(?=\s|$)|：\**)\s*/u.exec(
      text,
    );
  return found ? found[0].length : 0;
}

function covers({ start, end }: Stretch, place: Place): boolean {
  return compare(start, place) <= 0 && compare(place, end) < 0;
}

function compare(a: Place, b: Place): number {
  return a.line - b.line || a.character - b.character;
}
