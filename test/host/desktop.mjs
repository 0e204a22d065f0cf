// Runs the same test suite in a desktop VS Code: any program that takes VS Code's command line.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { temporaryFolder } from "./folders.mjs";
import { failureFolder, root } from "./paths.mjs";
import { writeUserSettings } from "./settings.mjs";
import { saveEvidence } from "./page-log.mjs";

/**
 * @param {string} vscodeExecutablePath
 * @param {import("./suite.mjs").SuiteOptions} options
 * @returns {Promise<number>} The exit status of the tests.
 */
export async function runDesktopSuite(vscodeExecutablePath, options) {
  const { path: home, remove } = await temporaryFolder("desktop");
  await writeUserSettings(home, options);
  const profile = [`--user-data-dir=${home}`, `--extensions-dir=${join(home, "extensions")}`];
  const folder = options.workspace ? [options.workspace] : [];
  let status = 1;
  try {
    status = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: options.extension,
      extensionTestsPath: options.tests,
      launchArgs: [...folder, ...profile, "--disable-extensions", "--disable-telemetry"],
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    status = error.code ?? 1;
    await keepLogs(home);
  }
  await remove();
  return status;
}

/** @param {string} home */
async function keepLogs(home) {
  const folder = join(failureFolder, "desktop");
  await saveEvidence(folder, { dataFolder: home });
  if (readdirSync(folder).length > 0) console.log(`The logs are in ${relative(root, folder)}.`);
}
