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

export function createImporting(parts: ImportingParts): Importing {
  const state = emptyState(parts.folder);
  const work: Work = { ...parts, state, key: undefined, nextFile: 0 };
  const planning = createRefresher(() => planNow(work));
  let turn = Promise.resolve();
  return {
    get state() {
      return work.state;
    },
    get key() {
      return work.key;
    },
    add(files) {
      turn = turn.then(() => addNow(work, planning, files));
    },
    remove(key) {
      void work.importer.ask({ kind: "forget", key });
      planning.request();
    },
    choose(choice) {
      update(work, { wishes: withChoice(work.state.wishes, choice) });
      planning.request();
    },
    useKey(key) {
      work.key = key;
      update(work, { keyName: key?.name ?? null });
      planning.request();
    },
    async newKey() {
      await planning.idle();
      const answer = await work.importer.ask({ kind: "newKey" });
      return answer.kind === "newKey" ? answer : undefined;
    },
    write: () => writeNow(work, planning),
  };
}

/** What is known while files are brought in. */
interface Work extends ImportingParts {
  state: ImportState;
  key: PseudonymKey | undefined;
  /** What stands for the next file that is read. */
  nextFile: number;
}

type Planning = ReturnType<typeof createRefresher>;

function update(work: Work, change: Partial<ImportState>): void {
  work.state = { ...work.state, ...change };
  work.onChange(work.state);
}

async function planNow(work: Work): Promise<void> {
  const { folder, importer, state, key } = work;
  const wishes = { ...state.wishes, key: key?.text ?? null };
  const plan = await orProblem(planIn(folder, importer, wishes));
  update(
    work,
    "problem" in plan ? { step: "ready", problem: plan.problem } : { step: "ready", plan },
  );
}

async function addNow(
  work: Work,
  planning: Planning,
  files: readonly ForeignFile[],
): Promise<void> {
  if (work.state.step === "done") {
    await forgetAll(work.importer, work.state.plan);
    update(work, { plan: null, unread: [] });
  }
  update(work, { step: "reading", problem: null });
  for (const file of files) {
    const { name } = file;
    update(work, { reading: name });
    const reason = await readIn(work.importer, file, work.nextFile++);
    if (reason !== undefined) update(work, { unread: [...work.state.unread, { name, reason }] });
  }
  update(work, { reading: null });
  planning.request();
  await planning.idle();
}

async function writeNow(work: Work, planning: Planning): Promise<void> {
  // What was wished last is planned before it is written.
  await planning.idle();
  // With a key that cannot be used, people's own names would be written.
  if (work.state.step !== "ready" || work.state.plan?.keyProblem) return;
  update(work, { step: "writing", problem: null });
  const { problem } = (await orProblem(writeTexts(work.folder, work.importer))) ?? {};
  if (problem === undefined) return update(work, { step: "done" });
  update(work, { step: "ready", problem });
  planning.request();
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
