import type { NamePlace } from "../../exchange/pseudonyms/places";
import { rangeOf } from "../../features/positions";
import { lineIndexOf, type LineIndex } from "../../study/lineIndex";
import { createProgress } from "../progress";
import { readKeyFile } from "./keyFile";
import { studyFilesIn } from "./studyFiles";
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
  const { createMissedNames, missedText } = await import("../../lazy/pseudonyms");
  const missed = createMissedNames(entries, { isStrict });
  const rowOf = (file: string, place: NamePlace, where: Where): CheckRow => {
    return { file, ...where, severity: "error", code: "name-left", message: missedText(place) };
  };
  const rows: CheckRow[] = [];
  const progress = createProgress("Looking for names", files.paths.length);
  for (const [index, path] of files.paths.entries()) {
    for (const place of missed.inPath(path)) rows.push(rowOf(path, place, ATOP));
    const file = files.read(path);
    if ("failure" in file) {
      if (files.isKnown(path)) rows.push({ ...unreadable(path), message: file.failure });
    } else {
      const lines = lineIndexOf(file.text);
      for (const place of missed.inFile(file)) rows.push(rowOf(path, place, whereIn(lines, place)));
    }
    progress.done(index + 1);
  }
  progress.end();
  return rows;
}

type Where = Pick<CheckRow, "line" | "column" | "endLine" | "endColumn">;

const ATOP: Where = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function unreadable(file: string): Omit<CheckRow, "message"> {
  return { file, ...ATOP, severity: "error", code: "unreadable-file" };
}

function whereIn(lines: LineIndex, place: NamePlace): Where {
  const { start, end } = rangeOf(lines, place);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
