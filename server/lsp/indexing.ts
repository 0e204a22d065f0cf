import type { Settings } from "../protocol";
import { isMemoPath } from "../codebook/match";
import { CASES_NAME, CODEBOOK_NAME, findStudies, type FoundStudy } from "../study/discovery";
import { isOneOfAKind, takeFile, takeMemo, takeTranscript, type Sources } from "./intake";
import { FRAMEWORK_NAME } from "../study/framework";
import { createLiveStudy, dropPath, type LiveStudy } from "./liveStudy";
import type { Pause } from "./pause";
import { studyAt } from "./studyAt";
import { folderUri, uriBelow } from "./uris";

/** How many files are read at a time: enough to keep the disk busy, few enough to give way soon. */
const AT_A_TIME = 16;

export interface Indexing {
  readonly sources: Sources;
  readonly settings: Settings;
  readonly pause: Pause;
  /** The studies known so far, by their folders; brought up to date in place. */
  readonly studies: Map<string, LiveStudy>;
}

/** Searches the folders for studies and reads what is new; what is gone is forgotten. */
export async function indexFolders(indexing: Indexing, folders: readonly string[]): Promise<void> {
  const found = new Map<string, FoundStudy>();
  for (const folder of folders) {
    for (const study of await findStudies(indexing.sources.files, folder)) {
      found.set(folderUri(study.uri), study);
    }
  }
  const { studies, settings } = indexing;
  for (const uri of studies.keys()) {
    if (!found.has(uri)) studies.delete(uri);
  }
  for (const uri of found.keys()) {
    if (!studies.has(uri)) studies.set(uri, createLiveStudy(uri, settings));
  }
  for (const [uri, study] of studies)
    await indexStudy(indexing, study, found.get(uri)?.paths ?? []);
  takeUnsaved(indexing);
}

async function indexStudy(
  indexing: Indexing,
  study: LiveStudy,
  paths: readonly string[],
): Promise<void> {
  const { sources, pause } = indexing;
  await takeFile(sources, { study, path: CODEBOOK_NAME }, pause);
  await takeFile(sources, { study, path: CASES_NAME }, pause);
  await takeFile(sources, { study, path: FRAMEWORK_NAME }, pause);
  const wanted = new Set(paths.filter((path) => isIndexed(study, path)));
  forgetOthers(indexing, study, wanted);
  const unread = [...wanted].filter((path) => !isRead(study, path) && !study.failures.has(path));
  await readAll(indexing, study, unread);
}

/** Transcripts and memos: read once, and kept as facts. */
function isIndexed(study: LiveStudy, path: string): boolean {
  return study.isTranscript(path) || isMemoPath(path);
}

function isRead({ figures }: LiveStudy, path: string): boolean {
  const { files, memos } = figures.study;
  return files.has(path) || memos.has(path);
}

/** A new file that is open but not yet saved stays, unless it belongs to another study by now. */
function forgetOthers(
  { sources, studies }: Indexing,
  study: LiveStudy,
  wanted: ReadonlySet<string>,
): void {
  const { files, memos } = study.figures.study;
  const known = [...files.keys(), ...memos.keys(), ...study.failures.keys()];
  for (const path of known) {
    if (wanted.has(path) || isOneOfAKind(path)) continue;
    const uri = uriBelow(study.uri, path);
    const isOpen = sources.openDocument(uri) !== undefined;
    const isOurs = isIndexed(study, path) && studyAt(studies, uri)?.study === study;
    if (!isOpen || !isOurs) dropPath(study, path);
  }
}

/** Files that were never saved are open, but in no folder. */
function takeUnsaved({ sources, studies }: Indexing): void {
  for (const document of sources.openDocuments()) {
    const file = studyAt(studies, document.uri);
    if (file === undefined || isRead(file.study, file.path)) continue;
    if (isMemoPath(file.path)) takeMemo(file, document);
    else if (file.study.isTranscript(file.path)) takeTranscript(file, document);
  }
}

async function readAll(
  { sources, pause }: Indexing,
  study: LiveStudy,
  paths: readonly string[],
): Promise<void> {
  for (let start = 0; start < paths.length; start += AT_A_TIME) {
    const batch = paths.slice(start, start + AT_A_TIME);
    await Promise.all(batch.map((path) => takeFile(sources, { study, path }, pause)));
    await pause();
  }
}
