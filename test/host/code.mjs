#!/usr/bin/env node
// Takes VS Code's command line as far as tests of extensions need it, and runs the VS Code that
// shows in a browser. So @vscode/test-electron can start it: VSCODE_PATH=test/host/code.mjs.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ExpectedError, runMain } from "./lifetime.mjs";
import { runSuite } from "./suite.mjs";

/**
 * The settings of the profile that the caller prepared.
 *
 * @param {string | undefined} userData
 */
function settingsIn(userData) {
  const file = join(userData ?? "", "User", "settings.json");
  return userData && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function main() {
  const { values, positionals } = parseArgs({
    options: {
      extensionDevelopmentPath: { type: "string" },
      extensionDevelopmentKind: { type: "string" },
      extensionTestsPath: { type: "string" },
      "user-data-dir": { type: "string" },
      "disable-workspace-trust": { type: "boolean" },
    },
    allowPositionals: true,
    // VS Code has a hundred more; those that callers add for Electron mean nothing here.
    strict: false,
  });
  const text = (/** @type {keyof typeof values} */ name) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const extension = text("extensionDevelopmentPath");
  const tests = text("extensionTestsPath");
  if (!extension || !tests)
    throw new ExpectedError("Give --extensionDevelopmentPath=… and --extensionTestsPath=….");
  return runSuite({
    kind: text("extensionDevelopmentKind") === "web" ? "web" : "node",
    extension: resolve(extension),
    tests: resolve(tests),
    workspace: positionals[0] && resolve(positionals[0]),
    trusted: Boolean(values["disable-workspace-trust"]),
    settings: settingsIn(text("user-data-dir")),
  });
}

await runMain(async () => main());
