import { join } from "node:path";
import type { KeyEntry } from "../../exchange/pseudonyms/key";
import type { NamePlace } from "../../exchange/pseudonyms/places";
import type { RefusedFile, RenamedFile } from "../../exchange/pseudonyms/study";
import { printResult } from "../formats";
import { createProgress } from "../progress";
import { UsageError, type Arguments } from "../usage";
import { readKeyFile } from "./keyFile";
import { placesByName, placeTexts, type NameRow } from "./rows";
import { bytesOf, studyFilesIn, type StudyFile, type StudyFiles } from "./studyFiles";
import { writeAll } from "./writeAll";

/**
 * `verbatim pseudonyms`: names are replaced over a whole study by those of a key, in all files or in
 * none. 1 when nothing could be written, or a name is left where none is replaced.
 */
export async function runPseudonyms({ path, format, names, isResealing }: Arguments) {
  if (names.key === undefined)
    throw new UsageError(
      "Say who gets which name: verbatim pseudonyms <study folder> --key <key.csv>",
    );
  const files = await studyFilesIn(path);
  const entries = await readKeyFile(names.key, files.root);
  const changes = await changesIn(files, {
    entries,
    acceptsChangedWords: isResealing,
    hasNotes: names.hasNotes,
  });
  const isWritten = !names.isDryRun && changes.refused.length === 0;
  const problem = isWritten ? writeAll(rewritesOf(files, changes)) : undefined;
  if (problem !== undefined) process.stderr.write(`verbatim: ${problem}\n`);
  const isDone = isWritten && problem === undefined;
  const rows = rowsOf(entries, changes, isDone ? "replaced" : wouldBe(changes, names.isDryRun));
  printResult(format, rows, () => ({
    columns: ["result", "name", "pseudonym", "count", "places", "message"],
    rows: rows.map((row) => [
      ...[row.result, row.name, row.pseudonym, row.count],
      ...[row.places.slice(0, SHOWN).join(", ") + (row.places.length > SHOWN ? ", …" : "")],
      row.message,
    ]),
    notes: [],
  }));
  const isIncomplete = rows.some(({ result }) => result === "left");
  return problem !== undefined || changes.refused.length > 0 || isIncomplete ? 1 : 0;
}

const SHOWN = 5;

function wouldBe({ refused }: Changes, isDryRun: boolean): NameRow["result"] {
  return isDryRun && refused.length === 0 ? "would be replaced" : "not replaced";
}

interface Changes {
  readonly renamed: readonly (RenamedFile & { readonly file: StudyFile })[];
  readonly refused: readonly RefusedFile[];
  readonly inPaths: readonly (NamePlace & { readonly path: string })[];
}

interface Wishes {
  readonly entries: readonly KeyEntry[];
  readonly acceptsChangedWords: boolean;
  readonly hasNotes: boolean;
}

async function changesIn(files: StudyFiles, { entries, ...wishes }: Wishes): Promise<Changes> {
  const lazy = await import("../../lazy/pseudonyms");
  const renaming = { ...wishes, finder: lazy.createFinder(entries) };
  const renamed: (RenamedFile & { readonly file: StudyFile })[] = [];
  const refused: RefusedFile[] = [];
  const progress = createProgress("Looking for names", files.paths.length);
  for (const [index, path] of files.paths.filter(files.isKnown).entries()) {
    const file = files.read(path);
    const result =
      "failure" in file ? { path, reason: file.failure } : lazy.renameInFile(file, renaming);
    if ("reason" in result) refused.push(result);
    else renamed.push({ ...result, file: file as StudyFile });
    progress.done(index + 1);
  }
  progress.end();
  const pairs = renamed.filter(({ file }) => file.isTranscript);
  const united = lazy.unitedCases(
    pairs.map(({ file, text }) => ({ before: file.text, after: text })),
  );
  if (united !== undefined)
    refused.push({
      path: "",
      reason: `The cases “${united.cases.join("” and “")}” would be one, “${united.as}”. Give each a pseudonym of its own.`,
    });
  const inPaths = files.paths.flatMap((path) =>
    lazy.namesInPath(path, renaming.finder).map((place) => ({ ...place, path })),
  );
  return { renamed, refused, inPaths };
}

function rewritesOf({ root }: StudyFiles, { renamed }: Changes) {
  return renamed
    .filter(({ edits }) => edits.length > 0)
    .map(({ path, file, text }) => ({
      path: join(root, path),
      before: file.bytes,
      after: bytesOf(file, text),
    }));
}

function rowsOf(
  entries: readonly KeyEntry[],
  { renamed, refused, inPaths }: Changes,
  result: NameRow["result"],
): readonly NameRow[] {
  const done = renamed.map(({ path, file, places }) => ({ path, text: file.text, places }));
  const left = renamed.map(({ path, text, left: places }) => ({ path, text, places }));
  const found = placesByName(done, result);
  const leftRows = placesByName(left, "left", LEFT);
  const met = new Set([...found, ...leftRows, ...inPaths].map(({ name }) => name));
  const cut = renamed.flatMap(({ path, file, cut: spans }) =>
    placeTexts({ path, text: file.text }, spans),
  );
  const plain = { name: "", pseudonym: "", count: 1 };
  return [
    ...found,
    ...(cut.length === 0
      ? []
      : [
          {
            ...plain,
            result: "passage made longer" as const,
            count: cut.length,
            places: cut,
            message: CUT,
          },
        ]),
    ...leftRows,
    ...inPaths.map(({ name, pseudonym, path }) => ({
      ...{ name, pseudonym, count: 1, places: [path] },
      ...{
        result: "left" as const,
        message: "It stands in the name of the file. Rename the file yourself.",
      },
    })),
    ...refused.map(({ path, reason }) => ({
      ...plain,
      ...{ result: "refused" as const, places: path === "" ? [] : [path], message: reason },
    })),
    ...entries
      .filter(({ name }) => !met.has(name))
      .map(({ name, pseudonym }) => ({
        ...{ result: "not found" as const, name, pseudonym, count: 0, places: [] },
        message: "Nowhere in the study.",
      })),
  ];
}

const LEFT =
  "It stands where none is replaced: in the codebook, a memo or an id, say. --notes replaces names in the codebook and in memos.";
const CUT = "It began or ended inside of a name, and now holds all of the pseudonym.";
