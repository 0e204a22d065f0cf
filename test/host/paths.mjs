// Where things are: everything is named from the root of the repository.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The extension under development; another folder can be tried with VERBATIM_EXTENSION. */
export const extensionFolder = process.env.VERBATIM_EXTENSION ?? root;

export const sampleFolder = join(root, "sample");
export const vscodeTestFolder = join(root, ".vscode-test");
export const hostFolder = join(vscodeTestFolder, "host");
export const outFolder = join(root, "out");
export const failureFolder = join(outFolder, "host-failure");
export const screenshotFolder = join(outFolder, "screenshots");

/**
 * A folder's path as a URL has it: with forward slashes, a leading one on Windows too.
 *
 * @param {string} path
 */
export function urlPath(path) {
  return pathToFileURL(path).pathname;
}
