// npm test: everything that has to hold, in order, up to the first failure.
// node test/run.mjs [typecheck lint build unit shape host web workbench] [--grep x] runs only those;
// with --quick, properties are tried a fifth as often.
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ExpectedError, runMain, undoAtExit } from "./host/lifetime.mjs";
import { failureFolder, root } from "./host/paths.mjs";
import { chosenSteps, steps } from "./host/steps.mjs";

/** @typedef {import("./host/steps.mjs").Step} Step */

const total = { passed: 0, failed: 0, runs: 0 };

async function main() {
  const { values, positionals } = parseArgs({
    options: { grep: { type: "string", short: "g" }, quick: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.quick) process.env.VERBATIM_EFFORT ??= "0.2";
  const unknown = positionals.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new ExpectedError(`No such step: ${unknown}. There are: ${names(steps)}.`);
  const forTests = values.grep ? ["--grep", values.grep] : [];
  await rm(failureFolder, { recursive: true, force: true });
  let status = 0;
  for (const step of chosenSteps(positionals)) {
    status = await runStep(step, forTests);
    if (status !== 0) break;
  }
  if (total.runs > 0) console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.runs > 0 && total.passed === 0 ? 1 : status;
}

/** @param {Step[]} list */
function names(list) {
  return list.map(({ name }) => name).join(", ");
}

/**
 * @param {Step} step
 * @param {string[]} forTests
 * @returns {Promise<number>} The exit status.
 */
async function runStep({ name, commands, tests, minutes }, forTests) {
  console.log(`▸ ${name}`);
  const started = Date.now();
  let status = 0;
  for (const command of commands) {
    status = await runNode([...command, ...(tests ? forTests : [])], minutes);
    if (status !== 0) break;
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? "✔" : "✘"} ${name} (${seconds} s)`);
  return status;
}

/**
 * @param {string[]} args
 * @param {number} minutes
 * @returns {Promise<number>}
 */
async function runNode(args, minutes) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => child.once("close", (status) => resolve(status ?? 1)));
  const stop = undoAtExit(async () => {
    child.kill();
    await ended;
  });
  const deadline = setTimeout(() => {
    console.error(`Not done within ${minutes} minutes: ${args.join(" ")}`);
    child.kill();
    // It has some time to stop what it started; it does not have forever.
    setTimeout(() => child.kill("SIGKILL"), 20_000).unref();
  }, minutes * 60_000);
  const count = resultCounter();
  child.stdout.on("data", (chunk) => {
    process.stdout.write(chunk);
    count(String(chunk));
  });
  const status = await ended;
  clearTimeout(deadline);
  await stop();
  return status;
}

/** Adds up the lines with which the test runs end, as in "web extension host: 3 passed, 0 failed". */
function resultCounter() {
  let rest = "";
  return (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const found = /: (\d+) passed, (\d+) failed, \d+ skipped$/.exec(line);
      if (!found) continue;
      total.passed += Number(found[1]);
      total.failed += Number(found[2]);
      total.runs++;
    }
  };
}

await runMain(main);
