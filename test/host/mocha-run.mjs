// Runs bundled test files with mocha in this process and ends with the line that is counted.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { outFolder, root } from "./paths.mjs";

/**
 * The bundles of the test files that exist now: bundles of removed ones may still lie there.
 *
 * @param {string[]} folders Below test/.
 */
export function testBundles(folders) {
  return folders.flatMap((folder) => {
    const names = readdirSync(join(root, "test", folder), { recursive: true }).map(String);
    return names
      .filter((name) => name.endsWith(".test.ts"))
      .sort()
      .map((name) => join(outFolder, "test", folder, name.replace(/\.ts$/, ".js")));
  });
}

/**
 * @param {string} name
 * @param {string[]} files
 * @param {Mocha.MochaOptions} options
 * @param {(test: Mocha.Runnable) => void} [onFail] Told of a failing test or hook at once.
 * @param {(failures: number) => string} [addition] What stands behind the counts, which are then not final.
 * @returns {Promise<number>} The exit status.
 */
export async function runMocha(
  name,
  files,
  options,
  onFail = () => undefined,
  addition = () => "",
) {
  const mocha = new Mocha({ ui: "bdd", ...options });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  /** @type {Mocha.Runner | undefined} */
  let runner;
  const failures = await new Promise((resolve) => {
    runner = mocha.run(resolve).on("fail", onFail);
  });
  const { passes = 0, pending = 0 } = runner?.stats ?? {};
  console.log(
    `${name}: ${passes} passed, ${failures} failed, ${pending} skipped${addition(failures)}`,
  );
  if (passes + failures === 0) console.log(`No test ran: ${name}.`);
  // What was searched for may stand in another step; who started the steps sees whether it did.
  return failures > 0 || (passes === 0 && !options.grep) ? 1 : 0;
}
