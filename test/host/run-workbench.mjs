// The tests that drive the workbench as a person would: node test/host/run-workbench.mjs [--grep x]
import { parseArgs } from "node:util";
import { runMain } from "./lifetime.mjs";
import { runMocha, testBundles } from "./mocha-run.mjs";
import { startSession } from "./session.mjs";

await runMain(async () => {
  const { values } = parseArgs({ options: { grep: { type: "string", short: "g" } } });
  const session = await startSession();
  // A failing hook has no other hook after it, so the event is where evidence is taken.
  const onFail = (/** @type {Mocha.Runnable} */ test) => session.keepEvidence(test.fullTitle());
  const rootHooks = { afterEach: () => session.evidenceKept() };
  const options = { timeout: 60_000, reporter: "spec", rootHooks, ...values };
  const status = await runMocha("workbench", testBundles(["workbench"]), options, onFail);
  await session.close();
  return status;
});
