import {
  byUnits,
  codingsWith,
  participantsOf,
  unite,
  valueFor,
  wordsOfFile,
  type ComparedFile,
  type ComparedNode,
  type ComparedStudy,
  type ComparedWord,
  type Participant,
} from "./comparedStudy";
import type { ReferenceCoding } from "./readTranscript";
import { shareCharacter } from "./wording";
import type { Place } from "./wording";

/** The crosstab by brute force, cell after cell and word after word. */

export type ReferenceMeasure = "codings" | "passages" | "words" | "cases" | "transcripts";

export interface ReferenceCrosstab {
  readonly by: string;
  readonly measure: ReferenceMeasure;
  readonly columns: readonly string[];
  readonly bases: readonly {
    readonly cases: number;
    readonly transcripts: number;
    readonly words: number;
  }[];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly cells: readonly number[];
    readonly total: number;
  }[];
}

const NONE = "(none)";

interface Speech {
  readonly file: ComparedFile;
  readonly words: readonly ColumnWord[];
  readonly members: readonly (Participant & { readonly column: string })[];
  /** By coder: the coder whose codings alone count in a column. */
  readonly codingsFor: (column: string) => (coding: ReferenceCoding) => boolean;
  /** Columns that stand even if nothing is in them. */
  readonly own: readonly string[];
}

interface ColumnWord extends ComparedWord {
  /** Whether the word is of a column. */
  readonly isOf: (column: string) => boolean;
  readonly hasColumn: boolean;
}

export function recountCrosstab(
  study: ComparedStudy,
  by: string,
  measure: ReferenceMeasure,
): ReferenceCrosstab {
  const speeches = study.files.map((file) => speechOf(study, file, by));
  const columns = columnsOf(speeches);
  return {
    by,
    measure,
    columns,
    bases: columns.map((column) => baseOf(speeches, column, by)),
    rows: study.nodes.map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      cells: columns.map((column) => figure(speeches, { node, column })[measure]),
      total: figure(speeches, { node })[measure],
    })),
  };
}

/** What a cell's passages are: file and place. */
export function recountPlaces(
  study: ComparedStudy,
  by: string,
  { node, column }: { readonly node: ComparedNode; readonly column: string },
): { file: string; start: number; end: number }[] {
  return study.files
    .map((file) => speechOf(study, file, by))
    .flatMap((speech) =>
      passagesOf(speech, { node, column }).map(({ start, end }) => ({
        file: speech.file.file,
        start,
        end,
      })),
    );
}

function speechOf(study: ComparedStudy, file: ComparedFile, by: string): Speech {
  const members = participantsOf(file);
  const value = (participant: Participant): string =>
    valueFor(study, file, { participant, key: by }) ?? NONE;
  const single = (columnOf: (word: ComparedWord) => string | null) =>
    wordsOfFile(file).map((word) => {
      const column = columnOf(word);
      return { ...word, isOf: (one: string) => one === column, hasColumn: column !== null };
    });
  const all = { file, codingsFor: () => () => true, own: [] };
  switch (by) {
    case "case":
      return {
        ...all,
        words: single((word) => word.case),
        members: members.map((one) => ({ ...one, column: one.case })),
      };
    case "speaker":
      return {
        ...all,
        words: single((word) => word.speaker ?? NONE),
        members: members.map((one) => ({ ...one, column: one.label ?? NONE })),
      };
    case "heading": {
      const words = single((word) => word.heading ?? NONE);
      return {
        ...all,
        words,
        members: words.flatMap((word) =>
          word.case === null
            ? []
            : [{ label: word.speaker, case: word.case, column: word.heading ?? NONE }],
        ),
      };
    }
    case "file":
      return {
        ...all,
        words: single(() => file.file),
        members: members.map((one) => ({ ...one, column: file.file })),
        own: [file.file],
      };
    case "coder": {
      const coders = [...new Set(file.reading.codings.map((coding) => coding.by ?? NONE))];
      return {
        file,
        words: wordsOfFile(file).map((word) => ({
          ...word,
          isOf: (one: string) => coders.includes(one),
          hasColumn: true,
        })),
        members: coders.flatMap((column) => members.map((one) => ({ ...one, column }))),
        codingsFor: (column) => (coding) => (coding.by ?? NONE) === column,
        own: coders,
      };
    }
    default:
      return {
        ...all,
        words: single((word) =>
          word.case === null ? null : value({ label: word.speaker, case: word.case }),
        ),
        members: members.map((one) => ({ ...one, column: value(one) })),
      };
  }
}

function columnsOf(speeches: readonly Speech[]): string[] {
  const candidates = speeches.flatMap(({ file, words, members, own }) => [
    ...own,
    ...members.map(({ column }) => column),
    ...(words.some((word) => word.isOf(NONE)) ? [NONE] : []),
    ...(file.reading.codings.some((coding) => isOutside(words, coding)) ? [NONE] : []),
    // Labels and headings of those who do not take part.
    ...words.flatMap((word) =>
      [word.speaker, word.heading].flatMap((name) =>
        name !== null && word.isOf(name) ? [name] : [],
      ),
    ),
  ]);
  const names = [...new Set(candidates)];
  const known = names.filter((name) => name !== NONE).sort(byUnits);
  return names.includes(NONE) ? [...known, NONE] : known;
}

function baseOf(speeches: readonly Speech[], column: string, by: string) {
  const members = speeches.flatMap((speech) => speech.members);
  const words = speeches.map((speech) => speech.words.filter((word) => word.isOf(column)));
  const withCodings = speeches.filter((speech) =>
    speech.file.reading.codings.some(speech.codingsFor(column)),
  );
  return {
    cases: new Set(members.filter((one) => one.column === column).map((one) => one.case)).size,
    transcripts: by === "coder" ? withCodings.length : words.filter((own) => own.length > 0).length,
    words: words.flat().filter((word) => word.isParticipants).length,
  };
}

interface Cell {
  readonly node: ComparedNode;
  /** Absent: all columns together. */
  readonly column?: string;
}

function figure(speeches: readonly Speech[], cell: Cell): Record<ReferenceMeasure, number> {
  const isCounted = (word: ColumnWord): boolean =>
    word.isParticipants && (cell.column === undefined || word.isOf(cell.column));
  const inside = speeches.map((speech) => {
    const passages = passagesOf(speech, cell);
    if (passages.length === 0) return { passages, words: [] };
    const words = speech.words.filter(
      (word) => isCounted(word) && passages.some((passage) => shareCharacter(passage, word)),
    );
    return { passages, words };
  });
  return {
    codings: speeches.flatMap((speech) => codingsOf(speech, cell)).length,
    passages: inside.flatMap(({ passages }) => passages).length,
    words: inside.flatMap(({ words }) => words).length,
    cases: new Set(inside.flatMap(({ words }) => words.map((word) => word.case))).size,
    transcripts: inside.filter(({ passages }) => passages.length > 0).length,
  };
}

function codingsOf(speech: Speech, { node, column }: Cell): ReferenceCoding[] {
  return nodeCodings(speech, { node, column }).filter((one) => standsIn(speech, one, column));
}

function passagesOf(speech: Speech, { node, column }: Cell): Place[] {
  return unite(nodeCodings(speech, { node, column })).filter((one) =>
    standsIn(speech, one, column),
  );
}

function nodeCodings({ file, codingsFor }: Speech, { node, column }: Cell): ReferenceCoding[] {
  const own = codingsWith(file, node.codes);
  return column === undefined ? own : own.filter(codingsFor(column));
}

function standsIn({ words }: Speech, place: Place, column: string | undefined): boolean {
  if (column === undefined) return true;
  if (column === NONE && isOutside(words, place)) return true;
  return words.some((word) => word.isOf(column) && shareCharacter(word, place));
}

/** Holds no word of any column. */
function isOutside(words: readonly ColumnWord[], place: Place): boolean {
  return !words.some((word) => word.hasColumn && shareCharacter(word, place));
}
