import { caseAttributes } from "./casesCsv";
import type { CaseAttributes } from "./casesCsv";
import { readCodebook, withDescendants } from "./codebook";
import { labelKey } from "./labels";
import { readStudy } from "./readStudy";
import type { ReferenceParagraph, ReferenceReading } from "./readTranscript";
import { shareCharacter } from "./wording";
import type { Place } from "./wording";

/**
 * Queries by brute force: section 4 of codebook-and-counts.md. A set of stretches is a list with one
 * entry for each character of the wording: 0 outside, else the number of its stretch; so two
 * stretches that only touch have different numbers.
 */

export type ReferenceQuery =
  | { readonly is: "code" | "theme" | "by"; readonly value: string }
  | { readonly is: "case" | "speaker" | "role" | "heading" | "file"; readonly value: string }
  | { readonly is: "attribute"; readonly key: string; readonly value: string | null }
  | { readonly is: "annotation"; readonly key: string; readonly value: string }
  | { readonly is: "words"; readonly value: string }
  | { readonly is: "not" | "cases" | "files"; readonly of: ReferenceQuery }
  | { readonly is: "and" | "or"; readonly a: ReferenceQuery; readonly b: ReferenceQuery };

export interface ReferenceStretch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly case: string | null;
  readonly heading: string | null;
}

export interface ReferenceResult {
  readonly stretches: readonly ReferenceStretch[];
  readonly figures: {
    readonly passages: number;
    readonly words: number;
    readonly cases: number;
    readonly transcripts: number;
  };
}

interface File {
  readonly file: string;
  readonly reading: ReferenceReading;
}

interface Study {
  readonly files: readonly File[];
  readonly attributes: CaseAttributes;
  readonly below: (node: string) => readonly string[];
}

type Marks = readonly number[];

export function runQuery(
  files: ReadonlyMap<string, string>,
  query: ReferenceQuery,
): ReferenceResult {
  const study = studyOf(files);
  const found = study.files.map((file) => ({ file, places: placesIn(study, file, query) }));
  const cases = found.flatMap(({ file, places }) => casesIn(file.reading, places));
  return {
    stretches: found.flatMap(({ file, places }) => places.map((place) => shown(file, place))),
    figures: {
      passages: found.reduce((sum, { places }) => sum + places.length, 0),
      words: found.reduce((sum, { file, places }) => sum + wordsIn(file.reading, places), 0),
      cases: new Set(cases).size,
      transcripts: found.filter(({ places }) => places.length > 0).length,
    },
  };
}

/** A query's stretches by file, with the file's reading. */
export function placesByFile(files: ReadonlyMap<string, string>, query: ReferenceQuery) {
  const study = studyOf(files);
  return study.files.map((file) => ({ ...file, places: placesIn(study, file, query) }));
}

function studyOf(files: ReadonlyMap<string, string>): Study {
  const nodes = readCodebook(files.get("codebook.yaml") ?? "").nodes.flatMap(withDescendants);
  return {
    files: [...readStudy(files).readings].map(([file, reading]) => ({ file, reading })),
    attributes: caseAttributes(files.get("cases.csv") ?? ""),
    below: (id) => {
      const node = nodes.find((one) => one.id === id);
      return node === undefined ? [id] : withDescendants(node).map((one) => one.id);
    },
  };
}

function placesIn(study: Study, file: File, query: ReferenceQuery): Place[] {
  return result(file.reading, evaluate(study, file, query));
}

function evaluate(study: Study, file: File, query: ReferenceQuery): Marks {
  const { reading } = file;
  switch (query.is) {
    case "code":
      return united(
        reading,
        reading.codings.filter(({ code }) => code === query.value),
      );
    case "theme":
      return united(
        reading,
        reading.codings.filter(({ code }) => study.below(query.value).includes(code)),
      );
    case "by":
      return united(
        reading,
        reading.codings.filter(({ by }) => by === query.value),
      );
    case "annotation":
      return united(
        reading,
        reading.annotations.filter(({ key, value }) => key === query.key && value === query.value),
      );
    case "words":
      return united(reading, saidWhere(reading, query.value));
    case "not": {
      const inside = evaluate(study, file, query.of);
      const speech = speechOf(reading, (paragraph) => !paragraph.isInterviewer);
      return speech.map((mark, at) => (inside[at] === 0 ? mark : 0));
    }
    case "and": {
      const [a, b] = [evaluate(study, file, query.a), evaluate(study, file, query.b)];
      return a.map((mark, at) => (mark === 0 || b[at] === 0 ? 0 : mark * 10_000 + (b[at] ?? 0)));
    }
    case "or":
      return united(reading, [
        ...runsOf(evaluate(study, file, query.a)),
        ...runsOf(evaluate(study, file, query.b)),
      ]);
    case "cases": {
      const cases = study.files.flatMap((one) =>
        casesIn(one.reading, placesIn(study, one, query.of)),
      );
      return speechOf(reading, (paragraph) => paragraph.cases.some((one) => cases.includes(one)));
    }
    case "files": {
      const isIn = placesIn(study, file, query.of).length > 0;
      return speechOf(reading, () => isIn);
    }
    default:
      return speechOf(reading, (paragraph) => isNamed(study, file, paragraph, query));
  }
}

type SpeechQuery = Extract<
  ReferenceQuery,
  { is: "case" | "speaker" | "role" | "heading" | "file" | "attribute" }
>;

function isNamed(
  study: Study,
  { file, reading }: File,
  paragraph: ReferenceParagraph,
  query: SpeechQuery,
): boolean {
  switch (query.is) {
    case "case":
      return paragraph.cases.includes(query.value);
    case "speaker":
      return paragraph.speaker !== null && labelKey(paragraph.speaker) === labelKey(query.value);
    case "role":
      if (query.value === "interviewer") return paragraph.isInterviewer;
      if (query.value === "participant") return !paragraph.isInterviewer;
      return declaredSpeaker(reading, paragraph)?.role === query.value;
    case "heading":
      return paragraph.heading?.toLowerCase() === query.value.toLowerCase();
    case "file":
      return fileNames(file).includes(query.value);
    case "attribute":
      return attributeOf(study, { file, reading }, paragraph, query.key) === query.value;
  }
}

/** Whoever asks has no attributes. */
function attributeOf(
  study: Study,
  { reading }: File,
  paragraph: ReferenceParagraph,
  key: string,
): string | null | undefined {
  if (paragraph.isInterviewer) return undefined;
  const own = declaredSpeaker(reading, paragraph)?.attributes.get(key);
  const stated = own ?? reading.frontMatter.attributes.get(key);
  const other = study.attributes.get(paragraph.cases[0] ?? "")?.get(key);
  return (stated?.value ?? other) || null;
}

function declaredSpeaker(reading: ReferenceReading, { speaker }: ReferenceParagraph) {
  return reading.frontMatter.speakers.find(
    ({ label }) => speaker !== null && labelKey(label) === labelKey(speaker),
  );
}

function fileNames(path: string): string[] {
  const name = path.split("/").pop() ?? path;
  const bare = name.replace(/\.(md|txt)$/, "");
  return [path, name, bare, bare.replace(/\.transcript$/, "")];
}

/** "united where they share at least one character of the wording" */
function united(reading: ReferenceReading, places: readonly Place[]): Marks {
  const marks = emptyMarks(reading);
  places.forEach(({ start, end }, index) => {
    const met = new Set(marks.slice(start, end));
    met.delete(0);
    for (let at = 0; at < marks.length; at++) {
      if ((start <= at && at < end) || met.has(marks[at] ?? 0)) marks[at] = index + 1;
    }
  });
  return marks;
}

/** "one stretch a paragraph; the LF between two selected paragraphs joins them" */
function speechOf(
  reading: ReferenceReading,
  isSelected: (paragraph: ReferenceParagraph) => boolean,
): Marks {
  const marks = emptyMarks(reading);
  const fill = (start: number, end: number): void => {
    for (let at = start; at < end; at++) marks[at] = marks[start - 1] || start + 1;
  };
  reading.paragraphs.forEach((paragraph, index) => {
    if (!isSelected(paragraph)) return;
    const before = reading.paragraphs[index - 1];
    const joins = before !== undefined && isSelected(before);
    fill(joins ? paragraph.start - 1 : paragraph.start, paragraph.end);
  });
  return marks;
}

/** "regardless of case", and at no place inside a word. */
function saidWhere(reading: ReferenceReading, words: string): Place[] {
  const wanted = folded(words.trim());
  const found: Place[] = [];
  for (let start = 0; start < reading.wording.length; start++) {
    const longest = Math.min(reading.wording.length, start + 3 * words.length + 6);
    for (let end = start + 1; end <= longest; end++) {
      const text = reading.wording.slice(start, end);
      if (text.trim() !== text || folded(text) !== wanted) continue;
      if (!isInWord(reading, start) && !isInWord(reading, end)) found.push({ start, end });
    }
  }
  return found;
}

function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ");
}

function isInWord(reading: ReferenceReading, place: number): boolean {
  return reading.paragraphs.some(({ words }) =>
    words.some(({ start, end }) => start < place && place < end),
  );
}

function emptyMarks(reading: ReferenceReading): number[] {
  return Array.from({ length: reading.wording.length }, () => 0);
}

function runsOf(marks: Marks): Place[] {
  const runs: { start: number; end: number }[] = [];
  marks.forEach((mark, at) => {
    if (mark === 0) return;
    const last = runs[runs.length - 1];
    if (last !== undefined && marks[at - 1] === mark) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  });
  return runs;
}

/** No stretch begins or ends with a line feed; without a word it does not count. */
function result(reading: ReferenceReading, marks: Marks): Place[] {
  const isFeed = (at: number): boolean => reading.wording[at] === "\n";
  return runsOf(marks)
    .map(({ start, end }) => ({
      start: isFeed(start) ? start + 1 : start,
      end: isFeed(end - 1) ? end - 1 : end,
    }))
    .filter((place) => wordsOf(reading, place).length > 0);
}

interface Said {
  readonly word: Place;
  readonly paragraph: ReferenceParagraph;
}

function wordsOf(reading: ReferenceReading, place: Place): Said[] {
  return reading.paragraphs.flatMap((paragraph) =>
    paragraph.words
      .filter((word) => shareCharacter(word, place))
      .map((word) => ({ word, paragraph })),
  );
}

function casesIn(reading: ReferenceReading, places: readonly Place[]): string[] {
  return places.flatMap((place) =>
    wordsOf(reading, place).flatMap(({ paragraph }) => paragraph.cases),
  );
}

function wordsIn(reading: ReferenceReading, places: readonly Place[]): number {
  const inside = places
    .flatMap((place) => wordsOf(reading, place))
    .filter(({ paragraph }) => !paragraph.isInterviewer);
  return new Set(inside.map(({ word }) => word.start)).size;
}

function shown({ file, reading }: File, place: Place): ReferenceStretch {
  const said = wordsOf(reading, place);
  const first = said.find(({ paragraph }) => !paragraph.isInterviewer) ?? said[0];
  const holder = reading.paragraphs.find(({ end }) => place.start < end);
  return {
    file,
    ...place,
    // As the ends of a passage do, the shown words' ends move inward.
    text: reading.wording.slice(place.start, place.end).replace(/^[ \n]+|[ \n]+$/g, ""),
    speaker: first?.paragraph.speaker ?? null,
    case: first?.paragraph.cases[0] ?? null,
    heading: holder?.heading ?? null,
  };
}

/** Writes a query, with the parentheses that `NOT` before `AND` before `OR` asks for, and no others. */
export function writeQuery(query: ReferenceQuery): string {
  switch (query.is) {
    case "code":
      return query.value;
    case "words":
      return `"${query.value}"`;
    case "attribute":
      return `${query.key}=${query.value === null ? "(none)" : written(query.value)}`;
    case "annotation":
      return `@${query.key}=${written(query.value)}`;
    case "cases":
    case "files":
      return `${query.is}(${writeQuery(query.of)})`;
    case "not":
      return `NOT ${within(query.of, "not")}`;
    case "and":
    case "or":
      return `${within(query.a, query.is)} ${query.is.toUpperCase()} ${within(query.b, query.is)}`;
    default:
      return `${query.is}:${written(query.value)}`;
  }
}

const STRENGTH: Readonly<Record<string, number>> = { or: 1, and: 2, not: 3 };

function within(query: ReferenceQuery, outer: "not" | "and" | "or"): string {
  const isWeaker = (STRENGTH[query.is] ?? 4) < (STRENGTH[outer] ?? 4);
  return isWeaker ? `(${writeQuery(query)})` : writeQuery(query);
}

function written(value: string): string {
  return /^[\p{L}\p{N}./-]+$/u.test(value) ? value : `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
