import type { StudySnapshot } from "../features/context";
import {
  readOnly,
  toFileEdits,
  unreadable,
  type FileEdits,
  type ReadNow,
} from "../features/rename/rename";
import type { RenamedFile } from "../exchange/pseudonyms/study";
import {
  pseudonymsRequest,
  type PseudonymLine,
  type PseudonymsResult,
} from "../protocol/pseudonyms";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import { FRAMEWORK_NAME } from "../study/framework";
import { lineAt, lineIndexOf } from "../study/lineIndex";
import { sortedPaths } from "../study/study";
import { createStudyChanger } from "./renaming";
import type { ServerParts } from "./server";

type Pseudonyms = typeof import("../lazy/pseudonyms");

/** What replaces names: loaded when somebody asks for it. */
export type LoadPseudonyms = () => Promise<Pseudonyms>;

/** Names are replaced in all files of a study, or in none. */
export function registerPseudonymRequests({
  connection,
  workspace,
  loadPseudonyms,
}: ServerParts): void {
  const changeIn = createStudyChanger(workspace);
  connection.onRequest(
    pseudonymsRequest,
    async ({ uri, key, hasNotes }, token): Promise<PseudonymsResult> => {
      const lazy = await loadPseudonyms();
      const { entries, problems } = lazy.readKey(key);
      const wrong = problems.find(({ severity }) => severity === "error");
      if (wrong) return refused(`Line ${wrong.line} of the key: ${wrong.message}`);
      const renaming = { finder: lazy.createFinder(entries), acceptsChangedWords: false, hasNotes };
      const change = await changeIn(uri, token, (study, read) =>
        renamedStudy(study, read, { lazy, renaming }),
      );
      if ("problem" in change) return refused(change.problem);
      const { files, changed } = change;
      const account = accountOf(changed, entries);
      const done = account.filter(({ what }) => what === "replaced");
      const places = done.reduce((sum, { count }) => sum + count, 0);
      return { files, reason: null, names: done.length, places, account };
    },
  );
}

function refused(reason: string): PseudonymsResult {
  return { files: [], reason, names: 0, places: 0, account: [] };
}

interface Tools {
  readonly lazy: Pseudonyms;
  readonly renaming: Parameters<Pseudonyms["renameInFile"]>[1];
}

/** A file as it was, and what becomes of it. */
interface Changed extends RenamedFile {
  readonly before: string;
}

type Renamed =
  | { readonly files: readonly FileEdits[]; readonly changed: readonly Changed[] }
  | { readonly problem: string };

async function renamedStudy(
  study: StudySnapshot,
  read: ReadNow,
  { lazy, renaming }: Tools,
): Promise<Renamed> {
  const [unread] = study.failures.keys();
  if (unread !== undefined) return { problem: unreadable(unread) };
  const files: FileEdits[] = [];
  const changed: Changed[] = [];
  const { files: transcripts } = study.figures.study;
  for (const path of pathsOf(study)) {
    const now = await read.memo(path);
    if (now === undefined) return { problem: unreadable(path) };
    const file = { path, text: now.text, isTranscript: transcripts.has(path) };
    const result = lazy.renameInFile(file, renaming);
    if ("reason" in result) return { problem: `${path}: ${result.reason} Nothing was changed.` };
    if (result.edits.length > 0 && now.isReadOnly) return { problem: readOnly(path) };
    if (result.edits.length > 0) files.push(toFileEdits(now, lineIndexOf(now.text), result.edits));
    changed.push({ ...result, before: now.text });
  }
  const pairs = changed.filter(({ path }) => transcripts.has(path));
  const united = lazy.unitedCases(pairs.map(({ before, text: after }) => ({ before, after })));
  return united === undefined ? { files, changed } : { problem: unitedText(united) };
}

function unitedText({ cases, as }: { readonly cases: readonly string[]; readonly as: string }) {
  const names = cases.join("” and “");
  return `The cases “${names}” would be one, “${as}”. Give each a pseudonym of its own in the key.`;
}

/** Every file of the study that Verbatim reads, the codebook first. */
function pathsOf({ figures: { study }, cases, framework }: StudySnapshot): readonly string[] {
  return [
    CODEBOOK_NAME,
    ...(cases === undefined ? [] : [CASES_NAME]),
    ...(framework === undefined ? [] : [FRAMEWORK_NAME]),
    ...sortedPaths([...study.files.keys(), ...study.memos.keys()]),
  ];
}

const MOST_PLACES = 5;

function accountOf(
  changed: readonly Changed[],
  entries: readonly { readonly name: string; readonly pseudonym: string }[],
): readonly PseudonymLine[] {
  const lines = new Map<string, { line: Omit<PseudonymLine, "count">; places: string[] }>();
  const add = (line: Omit<PseudonymLine, "count" | "places">, place: string): void => {
    const key = `${line.what} ${line.name}`;
    const known = lines.get(key) ?? { line: { ...line, places: [] }, places: [] };
    lines.set(key, known);
    known.places.push(place);
  };
  for (const { path, before, text, places, left, cut } of changed) {
    const [was, is] = [lineIndexOf(before), lineIndexOf(text)];
    for (const { name, pseudonym, start } of places)
      add({ what: "replaced", name, pseudonym }, `${path}:${lineAt(was, start) + 1}`);
    for (const { start } of cut) add(LONGER, `${path}:${lineAt(was, start) + 1}`);
    for (const { name, pseudonym, start } of left)
      add({ what: "left", name, pseudonym }, `${path}:${lineAt(is, start) + 1}`);
  }
  const met = new Set([...lines.values()].map(({ line }) => line.name));
  return [
    ...[...lines.values()].map(({ line, places }) => {
      return { ...line, count: places.length, places: places.slice(0, MOST_PLACES) };
    }),
    ...entries
      .filter(({ name }) => !met.has(name))
      .map(({ name, pseudonym }) => {
        return { what: "not found" as const, name, pseudonym, count: 0, places: [] };
      }),
  ];
}

const LONGER = { what: "passage made longer", name: "", pseudonym: "" } as const;
