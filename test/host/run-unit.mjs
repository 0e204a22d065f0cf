// The layers of tests that need no VS Code: node test/host/run-unit.mjs [--grep x]
import { parseArgs } from "node:util";
import { runMain } from "./lifetime.mjs";
import { runMocha, testBundles } from "./mocha-run.mjs";
import { layers } from "./steps.mjs";

await runMain(async () => {
  const { values } = parseArgs({ options: { grep: { type: "string", short: "g" } } });
  const options = { timeout: 20_000, reporter: "dot", ...values };
  return runMocha(layers.join(", "), testBundles(layers), options);
});
