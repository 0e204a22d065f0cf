import { join } from "node:path";
import type { NameLine } from "../../exchange/pseudonyms/nameAccount";
import type { ReplacingWishes } from "../../exchange/pseudonyms/replacing";
import type { RefusedFile, RenamedFile } from "../../exchange/pseudonyms/study";
import { printResult } from "../formats";
import { createProgress } from "../progress";
import { UsageError, type Arguments } from "../usage";
import { readKeyFile } from "./keyFile";
import { rowsOf, type NameRow } from "./rows";
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
  const rows = rowsOf(changes, isDone ? "replaced" : wouldBe(changes, names.isDryRun));
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
  readonly account: readonly NameLine[];
}

async function changesIn(files: StudyFiles, wishes: ReplacingWishes): Promise<Changes> {
  const { createReplacing } = await import("../../lazy/pseudonyms");
  const replacing = createReplacing(wishes);
  const renamed: (RenamedFile & { readonly file: StudyFile })[] = [];
  const refused: RefusedFile[] = [];
  const progress = createProgress("Looking for names", files.paths.length);
  for (const [index, path] of files.paths.entries()) {
    replacing.takePath(path);
    const file = files.isKnown(path) ? files.read(path) : undefined;
    if (file !== undefined && "failure" in file) refused.push({ path, reason: file.failure });
    else if (file !== undefined) {
      const result = replacing.take(file);
      if ("reason" in result) refused.push(result);
      else renamed.push({ ...result, file });
    }
    progress.done(index + 1);
  }
  progress.end();
  const problem = replacing.problem();
  if (problem !== undefined) refused.push({ path: "", reason: problem });
  return { renamed, refused, account: replacing.account() };
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
