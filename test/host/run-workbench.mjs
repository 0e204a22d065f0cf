// The tests that drive the workbench as a person would: node test/host/run-workbench.mjs [--grep x]
import { spawn } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runMain } from "./lifetime.mjs";
import { runMocha, testBundles } from "./mocha-run.mjs";
import { startSession } from "./session.mjs";

/** A failure that belongs to no file cannot be tried again, so it stands. */
const UNKNOWN = "";

await runMain(async () => {
  const { values } = parseArgs({
    options: { grep: { type: "string", short: "g" }, again: { type: "string", multiple: true } },
  });
  const { again, ...chosen } = values;
  const session = await startSession();
  /** @type {Set<string>} */
  const failed = new Set();
  const onFail = (/** @type {Mocha.Runnable} */ test) => {
    failed.add(test.file ? basename(test.file) : UNKNOWN);
    // A failing hook has no other hook after it, so the event is where evidence is taken.
    session.keepEvidence(test.fullTitle());
  };
  const rootHooks = { afterEach: () => session.evidenceKept() };
  const options = { timeout: 60_000, reporter: "spec", rootHooks, ...chosen };
  const files = testBundles(["workbench"]).filter(
    (file) => !again || again.includes(basename(file)),
  );
  const name = again ? "workbench, second try" : "workbench";
  const mayTryAgain = () => !again && failed.size > 0 && !failed.has(UNKNOWN);
  const addition = (/** @type {number} */ failures) =>
    failures > 0 && mayTryAgain() ? `; tried again: ${[...failed].join(", ")}` : "";
  const status = await runMocha(name, files, options, onFail, addition);
  await session.close();
  return status !== 0 && mayTryAgain() ? runAgain([...failed], chosen.grep) : status;
});

/**
 * A key that is pressed while VS Code is busy with something else can get lost, on a busy machine in
 * one of some hundred tests. So files with failures are tried once more, from the start, in windows
 * of their own; what fails twice fails. What failed the first time stands above in full.
 *
 * @param {string[]} files
 * @param {string} [grep]
 * @returns {Promise<number>}
 */
function runAgain(files, grep) {
  const chosen = [...files.map((file) => `--again=${file}`), ...(grep ? [`--grep=${grep}`] : [])];
  const program = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, ["--enable-source-maps", program, ...chosen], {
    stdio: "inherit",
  });
  return new Promise((resolve) => child.once("close", (status) => resolve(status ?? 1)));
}
