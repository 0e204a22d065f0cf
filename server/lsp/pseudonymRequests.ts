import type { StudySnapshot } from "../features/context";
import {
  readOnly,
  toFileEdits,
  unreadable,
  type FileEdits,
  type ReadNow,
} from "../features/rename/rename";
import type { KeyEntry } from "../exchange/pseudonyms/key";
import type { NameLine } from "../exchange/pseudonyms/nameAccount";
import type { Replacing } from "../exchange/pseudonyms/replacing";
import {
  pseudonymsRequest,
  type PseudonymLine,
  type PseudonymsResult,
} from "../protocol/pseudonyms";
import { CASES_NAME, CODEBOOK_NAME } from "../study/discovery";
import { FRAMEWORK_NAME } from "../study/framework";
import { lineIndexOf } from "../study/lineIndex";
import { sortedPaths } from "../study/study";
import { createStudyChanger } from "./renaming";
import type { ServerParts } from "./server";
import { studyTextsOf } from "./studyTexts";

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
      const read = keyOf(lazy, key);
      if ("reason" in read) return refused(read.reason);
      const wishes = { entries: read.entries, acceptsChangedWords: false, hasNotes };
      const change = await changeIn(uri, token, async (study, read) => {
        const live = workspace.studyOf(study.uri)?.study;
        const all = live && (await studyTextsOf(workspace, live, token));
        return renamedStudy(study, read, {
          replacing: lazy.createReplacing(wishes),
          paths: all?.paths ?? [],
        });
      });
      if ("problem" in change) return refused(change.problem);
      const account = change.account.map(lineOf);
      const done = account.filter(({ what }) => what === "replaced");
      const places = done.reduce((sum, { count }) => sum + count, 0);
      return { files: change.files, reason: null, names: done.length, places, account };
    },
  );
}

/** The entries of a key, or what is wrong with it. */
export function keyOf(
  { readKey }: Pick<Pseudonyms, "readKey">,
  text: string,
): { readonly entries: readonly KeyEntry[] } | { readonly reason: string } {
  const { entries, problems } = readKey(text);
  const wrong = problems.find(({ severity }) => severity === "error");
  return wrong ? { reason: `Line ${wrong.line} of the key: ${wrong.message}` } : { entries };
}

function refused(reason: string): PseudonymsResult {
  return { files: [], reason, names: 0, places: 0, account: [] };
}

function lineOf({ places, ...line }: NameLine): PseudonymLine {
  return { ...line, count: places.length, places: places.slice(0, MOST_PLACES) };
}

const MOST_PLACES = 5;

interface Tools {
  readonly replacing: Replacing;
  /** Every file in the folder of the study, for the names that stand in its path. */
  readonly paths: readonly string[];
}

type Renamed =
  | { readonly files: readonly FileEdits[]; readonly account: readonly NameLine[] }
  | { readonly problem: string };

async function renamedStudy(
  study: StudySnapshot,
  read: ReadNow,
  { replacing, paths }: Tools,
): Promise<Renamed> {
  const [unread] = study.failures.keys();
  if (unread !== undefined) return { problem: unreadable(unread) };
  const files: FileEdits[] = [];
  const { files: transcripts } = study.figures.study;
  for (const path of pathsOf(study)) {
    const now = await read.memo(path);
    if (now === undefined) return { problem: unreadable(path) };
    const result = replacing.take({ path, text: now.text, isTranscript: transcripts.has(path) });
    if ("reason" in result) return { problem: `${path}: ${result.reason} Nothing was changed.` };
    if (result.edits.length > 0 && now.isReadOnly) return { problem: readOnly(path) };
    if (result.edits.length > 0) files.push(toFileEdits(now, lineIndexOf(now.text), result.edits));
  }
  const problem = replacing.problem();
  if (problem !== undefined) return { problem };
  paths.forEach(replacing.takePath);
  return { files, account: replacing.account() };
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
