import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { URI } from "vscode-uri";
import { isMemoPath } from "../codebook/match";
import type { Figures } from "../counts/figures";
import { DEFAULT_SETTINGS } from "../settings";
import { CASES_NAME, CODEBOOK_NAME, findStudies } from "../study/discovery";
import type { Files } from "../study/files";
import { FRAMEWORK_NAME } from "../study/framework";
import { lineAt } from "../study/lineIndex";
import { listDisk, readDisk } from "../lsp/disk";
import { takeFile, type Sources } from "../lsp/intake";
import { createLiveStudy, type LiveStudy } from "../lsp/liveStudy";
import { folderUri, systemPath } from "../lsp/uris";
import { createProgress } from "./progress";
import { UsageError } from "./usage";

/** A study on the disk, all of it read. */
export interface LoadedStudy {
  readonly study: LiveStudy;
  /** The paths of its transcripts in the order of the results. */
  readonly paths: readonly string[];
  /** The figures of everything, where those of the study are limited by a scope. */
  readonly whole?: Figures;
}

/** Reads the study in a folder; files that cannot be read are named on stderr and left out. */
export async function loadStudy(folder: string): Promise<LoadedStudy> {
  const root = studyRoot(folder);
  const uri = folderUri(URI.file(root).toString());
  const found = (await findStudies(diskFiles, uri)).find((study) => folderUri(study.uri) === uri);
  const study = createLiveStudy(uri, DEFAULT_SETTINGS);
  const sources: Sources = {
    files: diskFiles,
    openDocument: () => undefined,
    openDocuments: () => [],
  };
  const read = (path: string): Promise<void> => takeFile(sources, { study, path }, noPause);
  await read(CODEBOOK_NAME);
  warnOfCodebook(study.codebook);
  for (const path of [CASES_NAME, FRAMEWORK_NAME]) {
    if (found?.paths.includes(path)) await read(path);
  }
  const paths = (found?.paths ?? []).filter(study.isTranscript);
  const progress = createProgress("Reading transcripts", paths.length);
  for (const [index, path] of paths.entries()) {
    await read(path);
    progress.done(index + 1);
  }
  progress.end();
  for (const path of (found?.paths ?? []).filter(isMemoPath)) await read(path);
  for (const [path, failure] of study.failures) warn(path, failure);
  return { study, paths };
}

/** Reads the text of one file; the name of the file is part of every message. */
export function readText(path: string): string {
  const found = readDisk(resolve(path));
  if ("text" in found) return found.text;
  throw new UsageError(
    found.isMissing ? `There is no file “${path}”.` : `${path}: ${found.failure}`,
  );
}

/** A command has nobody to give way to, so it never waits. */
export const diskFiles: Files = {
  list: async (folder) => listDisk(systemPath(folder)),
  read: async (file) => readDisk(systemPath(file)),
};

const noPause = (): undefined => undefined;

/** The folder of a study as an absolute path. */
export function studyRoot(folder: string): string {
  const root = resolve(folder);
  const found = statSync(root, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no folder “${folder}”.`);
  if (!found.isDirectory()) throw new UsageError(`“${folder}” is a file; name the study's folder.`);
  if (statSync(join(root, CODEBOOK_NAME), { throwIfNoEntry: false }) !== undefined) return root;
  throw new UsageError(`“${folder}” has no ${CODEBOOK_NAME}, so it is not a study.`);
}

/** What a codebook with an error says is not all in force, so figures are without it. */
function warnOfCodebook({ reading, lines }: LiveStudy["codebook"]): void {
  const [first, ...more] = reading.problems.filter(({ severity }) => severity === "error");
  if (first === undefined) return;
  const others = more.length === 0 ? "" : ` There are ${more.length + 1} errors.`;
  const place = `${CODEBOOK_NAME}:${lineAt(lines, first.start) + 1}`;
  warn(place, `${first.message}${others} Figures go by the rest; see “verbatim check”.`);
}

function warn(path: string, failure: string): void {
  process.stderr.write(`verbatim: ${path}: ${failure}\n`);
}
