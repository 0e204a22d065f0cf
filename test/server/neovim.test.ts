import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SERVER_BUNDLE } from "../support/server";

const SCRIPT = resolve("test/server/neovim.lua");
const PATH = "transcripts/01-homelessness-charity-director.md";

interface Answers {
  readonly failure?: string;
  readonly hover: unknown;
  readonly definition: unknown;
  readonly completion: unknown;
  readonly problems: readonly string[];
}

describe("Neovim with its own client", function () {
  this.timeout(60_000);

  it("shows problems, hover, completion and definition", function () {
    if (spawnSync("nvim", ["--version"]).status !== 0) {
      console.log("    Neovim is not installed, so it is not tested with it.");
      return this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), "verbatim nvim "));
    try {
      cpSync(resolve("sample"), folder, { recursive: true });
      const answers = drive(folder);
      assert.match(JSON.stringify(answers.hover), /cases? · /);
      assert.match(JSON.stringify(answers.definition), /codebook\.yaml/);
      assert.match(JSON.stringify(answers.completion), /"label"/);
      assert.ok(answers.problems.includes("unknown-code"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function drive(folder: string): Answers {
  const file = join(folder, PATH);
  const code = /\{\.([\w-]+)\}/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const { stdout, stderr } = spawnSync(
    "nvim",
    ["--headless", "-u", "NONE", "--clean", "-n", "-S", SCRIPT],
    {
      encoding: "utf8",
      timeout: 50_000,
      env: {
        ...process.env,
        VERBATIM_ARGUMENTS: [SERVER_BUNDLE, folder, file, code].join("\n"),
      },
    },
  );
  const line = stdout.split("\n").find((one) => one.startsWith("{"));
  assert.ok(line, `Neovim says: ${stdout}${stderr}`);
  const answers = JSON.parse(line) as Answers;
  assert.equal(answers.failure, undefined);
  return answers;
}
