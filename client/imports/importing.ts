// Bringing in files, step by step: they are read, what would become of them is planned, it is written.
import type * as vscode from "vscode";
import type { ImporterAnswer, ImportPlan, ImportWishes } from "../../server/protocol/imports";
import { createRefresher } from "../connection/refresher";
import type { ImportChoice, ImportState } from "../pages/imports/messages";
import { oneLine } from "../text/plain";
import { withChoice } from "./choices";
import type { ForeignFile } from "./foreignFiles";
import type { Importer } from "./importer";
import type { PseudonymKey } from "./pseudonymKey";
import { codebookTextIn, makeFiles, takenPaths } from "./target";

export interface Importing {
  readonly state: ImportState;
  /** The key that is used. */
  readonly key: PseudonymKey | undefined;
  /** Reads files, in turn, behind those that are being read. */
  add(files: readonly ForeignFile[]): void;
  remove(key: number): void;
  choose(choice: ImportChoice): void;
  /** Names get the pseudonyms of a key; undefined: they stay. */
  useKey(key: PseudonymKey | undefined): void;
  /** A key for those who speak in the files, to begin with; undefined where there is none. */
  newKey(): Promise<{ readonly text: string; readonly names: number } | undefined>;
  /** Writes what is planned, all of it or nothing. */
  write(): Promise<void>;
}

export interface ImportingParts {
  /** The folder of the study. */
  readonly folder: vscode.Uri;
  readonly importer: Importer;
  readonly onChange: (state: ImportState) => void;
}

export function createImporting({ folder, importer, onChange }: ImportingParts): Importing {
  let state = emptyState(folder);
  let key: PseudonymKey | undefined;
  const update = (change: Partial<ImportState>): void => {
    state = { ...state, ...change };
    onChange(state);
  };
  const planning = createRefresher(async () => {
    const wishes = { ...state.wishes, key: key?.text ?? null };
    const plan = await orProblem(planIn(folder, importer, wishes));
    update("problem" in plan ? { step: "ready", problem: plan.problem } : { step: "ready", plan });
  });
  let [turn, nextKey] = [Promise.resolve(), 0];
  const read = async (file: ForeignFile): Promise<void> => {
    update({ reading: file.name });
    const reason = await readIn(importer, file, nextKey++);
    if (reason !== undefined) update({ unread: [...state.unread, { name: file.name, reason }] });
  };
  const addNow = async (files: readonly ForeignFile[]): Promise<void> => {
    if (state.step === "done") {
      await forgetAll(importer, state.plan);
      update({ plan: null, unread: [] });
    }
    update({ step: "reading", problem: null });
    for (const file of files) await read(file);
    update({ reading: null });
    planning.request();
    await planning.idle();
  };
  return {
    get state() {
      return state;
    },
    get key() {
      return key;
    },
    add(files) {
      turn = turn.then(() => addNow(files));
    },
    remove(key) {
      void importer.ask({ kind: "forget", key });
      planning.request();
    },
    choose(choice) {
      update({ wishes: withChoice(state.wishes, choice) });
      planning.request();
    },
    useKey(wanted) {
      key = wanted;
      update({ keyName: key?.name ?? null });
      planning.request();
    },
    async newKey() {
      await planning.idle();
      const answer = await importer.ask({ kind: "newKey" });
      return answer.kind === "newKey" ? answer : undefined;
    },
    async write() {
      // What was wished last is planned before it is written.
      await planning.idle();
      // With a key that cannot be used, people's own names would be written.
      if (state.step !== "ready" || state.plan?.keyProblem) return;
      update({ step: "writing", problem: null });
      const { problem } = (await orProblem(writeTexts(folder, importer))) ?? {};
      if (problem === undefined) return update({ step: "done" });
      update({ step: "ready", problem });
      planning.request();
    },
  };
}

function emptyState({ path }: vscode.Uri): ImportState {
  return {
    study: oneLine(path.replace(/\/+$/, "").replace(/^.*\//, "")),
    step: "reading",
    reading: null,
    unread: [],
    plan: null,
    wishes: { renames: [], interviewers: [], reading: {} },
    keyName: null,
    problem: null,
  };
}

async function forgetAll(importer: Importer, plan: ImportPlan | null): Promise<void> {
  for (const { key } of plan?.files ?? []) await importer.ask({ kind: "forget", key });
}

/** Gives the bytes of a file to the importer; why there are none, where it has none. */
async function readIn(
  importer: Importer,
  file: ForeignFile,
  key: number,
): Promise<string | undefined> {
  const loaded = await file.load();
  if ("refusal" in loaded) return loaded.refusal;
  await importer.ask({ kind: "read", key, name: file.name, ...loaded });
  return undefined;
}

/** What would become of the files, at paths where nothing stands yet. */
async function planIn(
  folder: vscode.Uri,
  importer: Importer,
  wishes: ImportWishes,
): Promise<ImportPlan | { readonly problem: string }> {
  const codebook = await codebookTextIn(folder);
  const taken = new Set<string>();
  for (;;) {
    const study = { codebook, taken: [...taken] };
    const answer = await importer.ask({ kind: "plan", study, wishes });
    if (answer.kind !== "plan") return { problem: failureOf(answer) };
    const found = await takenPaths(folder, answer.plan);
    if (found.length === 0) return answer.plan;
    for (const path of found) taken.add(path);
  }
}

async function writeTexts(
  folder: vscode.Uri,
  importer: Importer,
): Promise<{ readonly problem: string } | undefined> {
  const answer = await importer.ask({ kind: "texts" });
  const problem =
    answer.kind === "texts" ? await makeFiles(folder, answer.files) : failureOf(answer);
  return problem === undefined ? undefined : { problem };
}

/** A folder that cannot be read or written ends in a sentence, and not in a page that waits for ever. */
async function orProblem<Result>(
  result: Promise<Result>,
): Promise<Result | { readonly problem: string }> {
  try {
    return await result;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function failureOf(answer: ImporterAnswer): string {
  return answer.kind === "failed" ? answer.reason : "The files could not be read.";
}
