import type { TextDocument } from "vscode-languageserver-textdocument";
import { isMemoPath } from "../codebook/match";
import { recount } from "../counts/figures";
import type { StudySnapshot } from "../features/context";
import { DEFAULT_SETTINGS, type Settings } from "../settings";
import { indexFolders } from "./indexing";
import {
  isPartOf,
  takeFile,
  takeMemo,
  takeTranscript,
  type Sources,
  type StudyFile,
} from "./intake";
import { dropPath, nextRevision, snapshotOf, type LiveStudy } from "./liveStudy";
import { createPause, type Pause } from "./pause";
import { createQueue } from "./queue";
import { studyAt } from "./studyAt";
import { folderUri, normalizeUri, pathBelow } from "./uris";

/** The URIs of files whose own text changed. */
export type ChangedFiles = readonly string[] | "all";

export interface WorkspaceEvents {
  /** Called after figures have changed, with the studies that they belong to. */
  readonly onChange: (studies: readonly LiveStudy[], files: ChangedFiles) => void;
  readonly onIndexing: (isIndexing: boolean) => void;
  readonly onError: (error: unknown) => void;
}

export interface FileChange {
  readonly uri: string;
  readonly kind: "created" | "changed" | "deleted";
}

/** All studies of the workspace, kept up to date with the disk and with the open editors. */
export interface Workspace {
  /** By the URIs of their folders. */
  readonly studies: ReadonlyMap<string, LiveStudy>;
  readonly settings: Settings;
  readonly sources: Sources;
  /** Waits until everything that was reported is taken in; undefined when that is so already. */
  readonly settled: () => Promise<void> | undefined;
  /** The study with the nearest codebook above a file, or in a folder itself. */
  readonly studyOf: (uri: string) => StudyFile | undefined;
  readonly snapshot: (study: LiveStudy) => StudySnapshot;
  readonly setFolders: (folders: readonly string[]) => Promise<void>;
  /** Everything that is asked for later waits until the settings are there. */
  readonly setSettings: (read: () => Promise<Settings>) => Promise<void>;
  /** Tells that something changed in what is reported, though no file did. */
  readonly tell: () => void;
  /** An editor has opened a document or changed its text. */
  readonly documentChanged: (document: TextDocument) => void;
  readonly documentClosed: (uri: string) => void;
  /** Files or folders were created, changed or deleted on the disk. */
  readonly filesChanged: (changes: readonly FileChange[]) => void;
}

export function createWorkspace(sources: Sources, events: WorkspaceEvents): Workspace {
  const queue = createQueue(events.onError);
  const studies = new Map<string, LiveStudy>();
  let settings = DEFAULT_SETTINGS;
  let folders: readonly string[] = [];
  return {
    studies,
    get settings() {
      return settings;
    },
    sources,
    settled: () => queue.idle(),
    studyOf: (uri) => studyAt(studies, uri),
    snapshot: (study) => snapshotOf(study, settings),
    setFolders(uris) {
      folders = uris.map(folderUri);
      return queue.add(index);
    },
    setSettings: (read) => queue.add(async () => takeSettings(await read())),
    tell: () => events.onChange([...studies.values()], []),
    documentChanged: takeDocument,
    documentClosed: (uri) => void queue.add(() => readAgain(uri)),
    filesChanged: (changes) => void queue.add(() => takeChanges(changes)),
  };

  async function index(): Promise<void> {
    events.onIndexing(true);
    try {
      await indexFolders({ sources, settings, pause: createPause(), studies }, folders);
    } finally {
      events.onIndexing(false);
      events.onChange([...studies.values()], "all");
    }
  }

  function takeDocument(document: TextDocument): void {
    const file = studyAt(studies, document.uri);
    if (file === undefined || !isPartOf(file)) return;
    if (!takeAtOnce(file, document)) return void queue.add(() => readAgain(document.uri));
    events.onChange([file.study], [document.uri]);
  }

  async function readAgain(uri: string): Promise<void> {
    const file = studyAt(studies, uri);
    if (file === undefined || !isPartOf(file)) return;
    if (await takesOtherFiles(sources, file, createPause())) return index();
    events.onChange([file.study], [uri]);
  }

  /** What was created or deleted may be a folder or a codebook: the folders are searched then. */
  async function takeChanges(changes: readonly FileChange[]): Promise<void> {
    const taken = await takeChangedFiles(sources, studies, changes);
    if (taken.mustSearch) {
      forgetFolders(studies, changes);
      await index();
    } else if (taken.studies.size > 0) events.onChange([...taken.studies], taken.files);
  }

  async function takeSettings(next: Settings): Promise<void> {
    const { minWords } = next.uncoded;
    const change = minWords === settings.uncoded.minWords ? {} : { minWords };
    settings = next;
    await reviseAll(studies, change);
    events.onChange([...studies.values()], []);
  }
}

/** Takes in what costs no more than reading it; false for what is to be queued. */
function takeAtOnce(file: StudyFile, document: TextDocument): boolean {
  if (isMemoPath(file.path)) takeMemo(file, document);
  else if (file.study.isTranscript(file.path)) takeTranscript(file, document);
  else return false;
  return true;
}

/** Marks all studies as changed, and counts them anew by another least length where one is given. */
async function reviseAll(
  studies: ReadonlyMap<string, LiveStudy>,
  change: { readonly minWords?: number },
): Promise<void> {
  for (const study of studies.values()) {
    study.revision = nextRevision();
    if (change.minWords !== undefined) await recount(study.figures, change, createPause());
  }
}

/** Whether a codebook says anew which files are transcripts: its folder is to be searched then. */
async function takesOtherFiles(sources: Sources, file: StudyFile, pause: Pause): Promise<boolean> {
  const before = file.study.figures.study.codebook.transcripts?.join("\n");
  await takeFile(sources, file, pause);
  const after = file.study.figures.study.codebook.transcripts?.join("\n");
  return before !== after;
}

interface TakenChanges {
  readonly studies: ReadonlySet<LiveStudy>;
  readonly files: readonly string[];
  readonly mustSearch: boolean;
}

/** Reads again what changed on the disk; what is open in an editor stays as it is there. */
async function takeChangedFiles(
  sources: Sources,
  studies: ReadonlyMap<string, LiveStudy>,
  changes: readonly FileChange[],
): Promise<TakenChanges> {
  const pause = createPause();
  const touched = new Set<LiveStudy>();
  const files: string[] = [];
  let mustSearch = changes.some((change) => change.kind !== "changed");
  for (const { uri, kind } of changes) {
    const file = studyAt(studies, uri);
    if (file === undefined || kind === "deleted" || !isPartOf(file)) continue;
    if (sources.openDocument(normalizeUri(uri)) !== undefined) continue;
    if (await takesOtherFiles(sources, file, pause)) mustSearch = true;
    touched.add(file.study);
    files.push(uri);
    await pause();
  }
  return { studies: touched, files, mustSearch };
}

/** What stood below a folder that was created or deleted is read anew: all of it may be other text. */
function forgetFolders(studies: Map<string, LiveStudy>, changes: readonly FileChange[]): void {
  const gone = changes.filter(({ kind }) => kind !== "changed").map(({ uri }) => folderUri(uri));
  for (const [uri, study] of studies) {
    if (gone.some((folder) => uri === folder || uri.startsWith(`${folder}/`))) studies.delete(uri);
    else forgetBelow(study, new Set(gone.map((folder) => pathBelow(uri, folder))));
  }
}

function forgetBelow(study: LiveStudy, folders: ReadonlySet<string | undefined>): void {
  const { files, memos } = study.figures.study;
  const paths = [...files.keys(), ...memos.keys(), ...study.failures.keys()];
  for (const path of paths) {
    let end = path.lastIndexOf("/");
    while (end > 0 && !folders.has(path.slice(0, end))) end = path.lastIndexOf("/", end - 1);
    if (end > 0) dropPath(study, path);
  }
}
