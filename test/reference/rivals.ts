import { isMap, isScalar, parseDocument } from "yaml";
import {
  byUnits,
  participantsOf,
  unite,
  wordsOfFile,
  type ComparedFile,
  type ComparedStudy,
} from "./comparedStudy";
import type { ReferenceCoding } from "./readTranscript";
import { shareCharacter } from "./wording";

/** Rival explanations and the framework matrix by brute force. */

const NONE = "(none)";

export interface ReferenceRivals {
  readonly by: string;
  readonly rows: readonly {
    readonly value: string;
    readonly codings: number;
    readonly passages: number;
    readonly words: number;
    readonly cases: number;
    readonly transcripts: number;
    readonly only: readonly string[];
  }[];
  readonly several: readonly { readonly case: string; readonly values: readonly string[] }[];
  readonly none: readonly string[];
}

/** What a coding of a file speaks for: nothing, one value, or several. */
export type ReferenceValues = (coding: ReferenceCoding, file: ComparedFile) => readonly string[];

export function recountRivals(
  { files }: ComparedStudy,
  by: string,
  valuesOf: ReferenceValues,
): ReferenceRivals {
  const allOf = (coding: ReferenceCoding, file: ComparedFile): readonly string[] => {
    const own = valuesOf(coding, file);
    return own.length === 0 ? [NONE] : own;
  };
  const codingsOf = (file: ComparedFile, value: string): ReferenceCoding[] =>
    file.reading.codings.filter((coding) => allOf(coding, file).includes(value));
  const used = [
    ...new Set(files.flatMap((file) => file.reading.codings.flatMap((one) => allOf(one, file)))),
  ];
  const values = used.filter((value) => value !== NONE).sort(byUnits);
  const casesOf = (value: string): string[] =>
    files.flatMap((file) => casesIn(file, codingsOf(file, value)));
  const all = [...new Set(files.flatMap((file) => participantsOf(file).map((one) => one.case)))];
  const spoken = all.sort(byUnits).map((name) => ({
    case: name,
    values: values.filter((value) => casesOf(value).includes(name)),
  }));
  return {
    by,
    rows: [...values, ...(used.includes(NONE) ? [NONE] : [])].map((value) => {
      const own = files.map((file) => ({ file, codings: codingsOf(file, value) }));
      return {
        value,
        codings: own.flatMap(({ codings }) => codings).length,
        passages: own.flatMap(({ codings }) => unite(codings)).length,
        words: own.flatMap(({ file, codings }) =>
          wordsOfFile(file).filter(
            (word) => word.isParticipants && codings.some((one) => shareCharacter(one, word)),
          ),
        ).length,
        cases: new Set(casesOf(value)).size,
        transcripts: own.filter(({ codings }) => codings.length > 0).length,
        only: spoken
          .filter((one) => one.values.length === 1 && one.values[0] === value)
          .map((one) => one.case),
      };
    }),
    several: spoken.filter((one) => one.values.length > 1),
    none: spoken.filter((one) => one.values.length === 0).map((one) => one.case),
  };
}

function casesIn(file: ComparedFile, codings: readonly ReferenceCoding[]): string[] {
  return wordsOfFile(file).flatMap((word) =>
    word.case !== null && codings.some((one) => shareCharacter(one, word)) ? [word.case] : [],
  );
}

/** Reading: every value that a passage of the coding says for the key, each once; an empty one is none. */
export function annotationOfCodings(key: string): ReferenceValues {
  return (coding, { reading }) => {
    const own = reading.annotationsOfCodings[reading.codings.indexOf(coding)] ?? [];
    const values = own.filter((one) => one.key === key && one.value !== "");
    return [...new Set(values.map(({ value }) => value))];
  };
}

/** Reading: a code takes the attribute of the nearest node above that has one. */
export function attributeOfCodes(yaml: string, key: string): ReferenceValues {
  const values = new Map<string, string>();
  const visit = (nodes: unknown, above: string | undefined): void => {
    if (!isMap(nodes)) return;
    for (const pair of nodes.items) {
      const id = String(isScalar(pair.key) ? pair.key.value : pair.key);
      const own: unknown = isMap(pair.value) ? pair.value.getIn(["attributes", key]) : undefined;
      const value = typeof own === "string" ? own : above;
      if (value !== undefined) values.set(id, value);
      if (isMap(pair.value)) visit(pair.value.get("codes"), value);
    }
  };
  const document = parseDocument(yaml);
  visit(document.get("themes"), undefined);
  visit(document.get("codes"), undefined);
  return ({ code }) => {
    const value = values.get(code);
    return value === undefined ? [] : [value];
  };
}

export interface ReferencePlace {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** By case the passages of every theme that hold a word of the case. */
export function recountMatrix(
  { files, nodes }: ComparedStudy,
  themes: readonly string[],
): { readonly case: string; readonly cells: readonly (readonly ReferencePlace[])[] }[] {
  const cases = [...new Set(files.flatMap((file) => participantsOf(file).map((one) => one.case)))];
  return cases.sort(byUnits).map((name) => ({
    case: name,
    cells: themes.map((theme) => {
      const codes = nodes.find(({ id }) => id === theme)?.codes ?? new Set([theme]);
      return files.flatMap((file) => {
        const words = wordsOfFile(file).filter((word) => word.case === name);
        return unite(file.reading.codings.filter(({ code }) => codes.has(code)))
          .filter((passage) => words.some((word) => shareCharacter(word, passage)))
          .map(({ start, end }) => ({ file: file.file, start, end }));
      });
    }),
  }));
}

/** Headings in the order in which words under them are met; what has none comes last, where anything is in it. */
export function recountMatrixByHeading({ files }: ComparedStudy): {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly case: string;
    readonly cells: readonly (readonly ReferencePlace[])[];
  }[];
} {
  const cases = [...new Set(files.flatMap((file) => participantsOf(file).map((one) => one.case)))];
  const met = files.flatMap((file) => wordsOfFile(file).map(({ heading }) => heading));
  const headings = [...new Set(met.filter((heading) => heading !== null))];
  const cellOf = (name: string, heading: string | null): ReferencePlace[] =>
    files.flatMap((file) => {
      const words = wordsOfFile(file).filter(
        (word) => word.case === name && word.heading === heading,
      );
      return unite(file.reading.codings)
        .filter((passage) => words.some((word) => shareCharacter(word, passage)))
        .map(({ start, end }) => ({ file: file.file, start, end }));
    });
  const hasNone = cases.some((name) => cellOf(name, null).length > 0);
  const columns = hasNone ? [...headings, null] : headings;
  return {
    columns: columns.map((heading) => heading ?? NONE),
    rows: cases.sort(byUnits).map((name) => ({
      case: name,
      cells: columns.map((heading) => cellOf(name, heading)),
    })),
  };
}
