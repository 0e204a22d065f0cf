// The extension's test suite in one extension host: node test/host/run-suite.mjs node|web [--grep x]
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runDesktopSuite } from "./desktop.mjs";
import { copyOf } from "./folders.mjs";
import { runMain } from "./lifetime.mjs";
import { extensionFolder, sampleFolder } from "./paths.mjs";
import { runSuite } from "./suite.mjs";

async function main() {
  const { values, positionals } = parseArgs({
    options: { grep: { type: "string", short: "g" } },
    allowPositionals: true,
  });
  const kind = positionals[0] === "web" ? "web" : "node";
  const bundle = kind === "web" ? "index.web.js" : "index.js";
  const { path: workspace } = await copyOf(sampleFolder);
  /** @type {import("./suite.mjs").SuiteOptions} */
  const options = {
    kind,
    extension: extensionFolder,
    tests: join(extensionFolder, "out", "test", "extension", bundle),
    workspace,
    settings: values.grep ? { "verbatimTests.grep": values.grep } : {},
  };
  const desktop = kind === "node" && process.env.VSCODE_PATH;
  return desktop ? runDesktopSuite(desktop, options) : runSuite(options);
}

await runMain(main);
