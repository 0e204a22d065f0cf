import {
  byUnits,
  codingsWith,
  participantsOf,
  unite,
  valueFor,
  wordsOfFile,
  type ComparedFile,
  type ComparedStudy,
} from "./comparedStudy";
import { shareCharacter } from "./wording";
import type { Place } from "./wording";

/** The other comparisons of section 4 by brute force. */

const NONE = "(none)";

export interface ReferencePair {
  readonly a: string;
  readonly b: string;
  readonly count: number;
  readonly share: number | null;
}

/** Every code with every other one; `nodes` are compared with their descendants instead. */
export function recountCooccurrence(
  study: ComparedStudy,
  kind: "overlap" | "paragraph" | "case",
  nodes?: readonly string[],
): ReferencePair[] {
  const compared = study.nodes
    .filter(({ id }) => nodes === undefined || nodes.includes(id))
    .map(({ id, codes }) => ({ id, codes: nodes === undefined ? new Set([id]) : codes }))
    // The codebook's own order; a second node of one id is the first one again.
    .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at);
  const pairs = compared.flatMap((a, at) =>
    compared.slice(at + 1).map((b) => ({
      a: a.id,
      b: b.id,
      ...together(study.files, kind, [a.codes, b.codes]),
    })),
  );
  return pairs.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
}

type Codes = readonly [ReadonlySet<string>, ReadonlySet<string>];

function together(
  files: readonly ComparedFile[],
  kind: "overlap" | "paragraph" | "case",
  codes: Codes,
): Pick<ReferencePair, "count" | "share"> {
  const places = files
    .map((file) => ({
      file,
      both: codes.map((own) => unite(codingsWith(file, own))) as [Place[], Place[]],
    }))
    // Where neither is, nothing is in either.
    .filter(({ both: [ofA, ofB] }) => ofA.length + ofB.length > 0);
  if (kind === "overlap") {
    const meetings = places.flatMap(({ both: [ofA, ofB] }) =>
      ofA.flatMap((one) => ofB.filter((other) => shareCharacter(one, other))),
    );
    return { count: meetings.length, share: shareOf(places.flatMap(wordsIn)) };
  }
  const touched = places.flatMap(kind === "paragraph" ? paragraphsIn : casesIn);
  const different = kind === "paragraph" ? touched : byCase(touched);
  return { count: different.filter(isInBoth).length, share: shareOf(different) };
}

/** A word, a paragraph or a case, and in which of the two it is. */
interface Unit {
  readonly name: string;
  readonly inA: boolean;
  readonly inB: boolean;
}

interface PlacesOfFile {
  readonly file: ComparedFile;
  readonly both: readonly [Place[], Place[]];
}

function unitAt(name: string, place: Place, [ofA, ofB]: PlacesOfFile["both"]): Unit {
  const isIn = (places: readonly Place[]): boolean =>
    places.some((one) => shareCharacter(one, place));
  return { name, inA: isIn(ofA), inB: isIn(ofB) };
}

function wordsIn({ file, both }: PlacesOfFile): Unit[] {
  return wordsOfFile(file)
    .filter((word) => word.isParticipants)
    .map((word) => unitAt("", word, both));
}

function paragraphsIn({ file, both }: PlacesOfFile): Unit[] {
  return file.reading.paragraphs.map((paragraph) => unitAt("", paragraph, both));
}

function casesIn({ file, both }: PlacesOfFile): Unit[] {
  return wordsOfFile(file).flatMap((word) =>
    word.case === null ? [] : [unitAt(word.case, word, both)],
  );
}

function byCase(units: readonly Unit[]): Unit[] {
  return [...new Set(units.map(({ name }) => name))].map((name) => {
    const own = units.filter((unit) => unit.name === name);
    return { name, inA: own.some(({ inA }) => inA), inB: own.some(({ inB }) => inB) };
  });
}

function isInBoth({ inA, inB }: Unit): boolean {
  return inA && inB;
}

function shareOf(units: readonly Unit[]): number | null {
  const either = units.filter(({ inA, inB }) => inA || inB).length;
  return either === 0 ? null : units.filter(isInBoth).length / either;
}

export interface ReferenceCasesRow {
  readonly value: string;
  readonly cells: readonly number[];
  readonly total: number;
  readonly rows?: readonly ReferenceCasesRow[];
}

export interface ReferenceCasesTable {
  readonly by: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly ReferenceCasesRow[];
  readonly total: number;
}

/**
 * Reading: a case stands under every combination that one voice of it has in one file; what the voice lacks is what
 * the first voice of the case has that has it, file after file.
 */
export function recountCasesBy(
  study: ComparedStudy,
  by: readonly string[],
  of: "cases" | "transcripts" = "cases",
): ReferenceCasesTable {
  const voices = study.files.flatMap((file) =>
    participantsOf(file).map((participant) => ({
      name: of === "cases" ? participant.case : file.file,
      values: by.map((key) => valueFor(study, file, { participant, key })),
    })),
  );
  const members = voices.map(({ name, values }) => ({
    name,
    values: values.map((value, at) => {
      const others = voices.filter((one) => one.name === name).map((one) => one.values[at] ?? null);
      return value ?? others.find((one) => one !== null) ?? NONE;
    }),
  }));
  const last = by.length - 1;
  const columns = by.length < 2 ? [] : ordered(members.map(({ values }) => values[last] ?? NONE));
  const rowsAt = (own: readonly Member[], level: number): ReferenceCasesRow[] =>
    ordered(own.map(({ values }) => values[level] ?? NONE)).map((value) => {
      const inRow = own.filter(({ values }) => values[level] === value);
      const cells = columns.map((column) =>
        different(inRow.filter(({ values }) => values[last] === column)),
      );
      const row = { value, cells, total: different(inRow) };
      return level + 2 < by.length ? { ...row, rows: rowsAt(inRow, level + 1) } : row;
    });
  return { by, columns, rows: rowsAt(members, 0), total: different(members) };
}

interface Member {
  readonly name: string;
  readonly values: readonly string[];
}

function different(members: readonly Member[]): number {
  return new Set(members.map(({ name }) => name)).size;
}

function ordered(values: readonly string[]): string[] {
  const known = [...new Set(values)].filter((value) => value !== NONE).sort(byUnits);
  return values.includes(NONE) ? [...known, NONE] : known;
}

export interface ReferenceNewCodes {
  readonly file: string;
  readonly newCodes: number;
  readonly codes: number;
  readonly newThemes: number;
  readonly themes: number;
}

/** Reading: dates are compared as year, month and day; here all are written with two digits. */
export function recountNewCodes(study: ComparedStudy, order: "date" | "file"): ReferenceNewCodes[] {
  const dateOf = ({ reading }: ComparedFile): string =>
    /^\d{4}-\d\d-\d\d$/.test(reading.frontMatter.date ?? "")
      ? (reading.frontMatter.date ?? "")
      : "x";
  const files =
    order === "file"
      ? study.files
      : [...study.files].sort((a, b) => byUnits(dateOf(a), dateOf(b)) || byUnits(a.file, b.file));
  const upTo = files.map((_, at) => metIn(study, files.slice(0, at + 1)));
  return files.map(({ file }, at) => {
    const before = upTo[at - 1] ?? { codes: 0, themes: 0 };
    const { codes, themes } = upTo[at] ?? before;
    return {
      file,
      newCodes: codes - before.codes,
      codes,
      newThemes: themes - before.themes,
      themes,
    };
  });
}

function metIn(
  { nodes }: ComparedStudy,
  files: readonly ComparedFile[],
): { codes: number; themes: number } {
  const codes = new Set(files.flatMap(({ reading }) => reading.codings.map(({ code }) => code)));
  const themes = nodes.filter(
    (node) => node.kind === "theme" && [...node.codes].some((code) => codes.has(code)),
  );
  return { codes: codes.size, themes: themes.length };
}
