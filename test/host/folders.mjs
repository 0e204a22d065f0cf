// Temporary folders, removed at the end. Tests work on copies: they never change the repository.
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { undoAtExit } from "./lifetime.mjs";

/** @typedef {{ path: string, remove: () => Promise<void> }} TemporaryFolder */

/**
 * @param {string} purpose
 * @returns {Promise<TemporaryFolder>}
 */
export async function temporaryFolder(purpose) {
  // The real path, because VS Code reports it: macOS's temporary folder is a symbolic link.
  const path = await realpath(await mkdtemp(join(tmpdir(), `verbatim-${purpose}-`)));
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  return { path, remove: undoAtExit(() => rm(path, options)) };
}

/**
 * A fresh copy of a folder, under the same name.
 *
 * @param {string} folder
 * @returns {Promise<TemporaryFolder>}
 */
export async function copyOf(folder) {
  const { path, remove } = await temporaryFolder("workspace");
  const copy = join(path, basename(folder));
  await cp(folder, copy, { recursive: true });
  return { path: copy, remove };
}
