// The layers of tests that need no VS Code: node test/host/run-unit.mjs [shape] [--grep x]
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { runMain } from "./lifetime.mjs";
import { runMocha, testBundles } from "./mocha-run.mjs";
import { ensurePandoc } from "./pandoc.mjs";
import { root } from "./paths.mjs";
import { layers } from "./steps.mjs";

/** Reached by the workers of mocha; what runs in this process needs it here. */
const fixedSeed = join(root, "test", "host", "fixed-seed.mjs");
await import(pathToFileURL(fixedSeed).href);

/** Tests that measure time: one after the other, since two at once would measure each other. */
const isShape = (/** @type {string} */ file) => file.endsWith(".shape.test.js");

await runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { grep: { type: "string", short: "g" } },
    allowPositionals: true,
  });
  const common = { timeout: 60_000, reporter: "dot", require: [fixedSeed], ...values };
  const files = testBundles(layers);
  if (positionals.includes("shape")) {
    const options = { ...common, timeout: 120_000 };
    return runMocha("shape of time", files.filter(isShape), options);
  }
  await ensurePandoc();
  const options = { ...common, parallel: true, jobs: availableParallelism() };
  return runMocha(
    layers.join(", "),
    files.filter((file) => !isShape(file)),
    options,
  );
});
