import type { Finder } from "../../exchange/pseudonyms/finder";
import type { NamePlace, PlaceKind } from "../../exchange/pseudonyms/places";
import { lineAt, lineIndexOf } from "../../study/lineIndex";
import { createProgress } from "../progress";
import { readKeyFile } from "./keyFile";
import { studyFilesIn, type StudyFile } from "./studyFiles";
import type { CheckRow } from "../check";

export interface NameCheck {
  /** The folder of the study. */
  readonly path: string;
  readonly key: string;
  /** Whether names in any case count, and words that begin with one. */
  readonly isStrict: boolean;
}

/** Every name of a key that stands anywhere in a study, in names of files too. */
export async function namesLeft({ path, key, isStrict }: NameCheck): Promise<readonly CheckRow[]> {
  const files = await studyFilesIn(path);
  const entries = await readKeyFile(key, files.root);
  const lazy = await import("../../lazy/pseudonyms");
  const exact = lazy.createFinder(entries);
  const finder: Finder = isStrict
    ? { find: (text) => exact.find(text, { case: "beginning" }) }
    : exact;
  const rows: CheckRow[] = [];
  const progress = createProgress("Looking for names", files.paths.length);
  for (const [index, name] of files.paths.entries()) {
    for (const place of lazy.namesInPath(name, finder)) rows.push(rowOf(name, place, ATOP));
    const file = files.read(name);
    if ("failure" in file) {
      if (files.isKnown(name)) rows.push({ ...unreadable(name), message: file.failure });
    } else rows.push(...rowsOf(file, placesIn(file, finder, lazy)));
    progress.done(index + 1);
  }
  progress.end();
  return rows;
}

function placesIn(
  { text, isTranscript }: StudyFile,
  finder: Finder,
  lazy: typeof import("../../lazy/pseudonyms"),
): readonly NamePlace[] {
  return isTranscript ? lazy.namesInTranscript(text, finder) : lazy.namesInText(text, finder);
}

type Place = Pick<CheckRow, "line" | "column" | "endLine" | "endColumn">;

const ATOP: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function unreadable(file: string): Omit<CheckRow, "message"> {
  return { file, ...ATOP, severity: "error", code: "unreadable-file" };
}

function rowsOf({ path, text }: StudyFile, places: readonly NamePlace[]): readonly CheckRow[] {
  if (places.length === 0) return [];
  const lines = lineIndexOf(text);
  return places.map((place) => {
    const [line, endLine] = [lineAt(lines, place.start), lineAt(lines, place.end)];
    return rowOf(path, place, {
      line: line + 1,
      column: place.start - lines.starts[line] + 1,
      endLine: endLine + 1,
      endColumn: place.end - lines.starts[endLine] + 1,
    });
  });
}

function rowOf(
  file: string,
  { name, pseudonym, kind, written }: NamePlace,
  place: Place,
): CheckRow {
  const message = `“${written}” ${WHERE[kind]}: “${name}” is “${pseudonym}” in the key.`;
  return { file, ...place, severity: "error", code: "name-left", message };
}

const WHERE: Readonly<Record<PlaceKind, string>> = {
  words: "is said",
  speaker: "is a speaker",
  heading: "stands in a heading",
  comment: "stands in a comment or memo",
  annotation: "stands in a memo or an annotation",
  "front matter": "stands in the front matter",
  case: "is a case",
  "file name": "stands in the name of the file",
  text: "stands in the text",
};
