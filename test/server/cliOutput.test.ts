import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const CLI = resolve("dist/cli.js");

const FILES: Readonly<Record<string, string>> = {
  "codebook.yaml": "codes: { waiting: Having to wait. }\n",
  "a.transcript": "P1: We [waited]{.waiting}.\n",
};

/** Writes half of what a file is to hold, and then ends the program or is told to end it. */
const halfway = (signal: string): string => `
const fs = require("node:fs");
const write = fs.writeFileSync;
fs.writeFileSync = (file, bytes) => {
  write(file, bytes.subarray(0, bytes.length / 2));
  process.kill(process.pid, "${signal}");
  write(file, bytes.subarray(bytes.length / 2));
};
`;

describe("what the command line writes into files", () => {
  let folder: string;
  before(function () {
    this.timeout(60_000);
    if (!existsSync(CLI)) execFileSync(process.execPath, ["esbuild.mjs"]);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim output "));
    for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (path: string): string => readFileSync(join(folder, path), "utf8");

  function themes(signal: string | undefined, ...args: string[]): void {
    const script = join(folder, "halfway.cjs");
    if (signal !== undefined) writeFileSync(script, halfway(signal));
    const patch = signal === undefined ? [] : ["--require", script];
    const command = [...patch, CLI, "themes", ".", "--format", "csv", ...args];
    spawnSync(process.execPath, command, { encoding: "utf8", cwd: folder });
    rmSync(script, { force: true });
  }

  it("is not there at all when the program is ended in the middle of it", () => {
    themes("SIGKILL", "--output", "t.csv");
    assert.equal(existsSync(join(folder, "t.csv")), false);
  });

  it("leaves what was there, when it is ended while it writes over it", () => {
    writeFileSync(join(folder, "t.csv"), "mine");
    themes("SIGKILL", "-o", "t.csv", "--force");
    assert.equal(file("t.csv"), "mine");
  });

  it("is whole, and nothing lies beside it, when Ctrl+C comes in the middle", () => {
    themes(undefined, "--output", "whole.csv");
    themes("SIGINT", "--output", "t.csv");
    assert.equal(file("t.csv"), file("whole.csv"));
    assert.deepEqual(readdirSync(folder).sort(), [
      ...["a.transcript", "codebook.yaml", "t.csv", "whole.csv"],
    ]);
  });
});
