import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { hasPandoc } from "./readByPandoc";

/** Tells how many steps of Lua a reading takes, and whether all of them. */
const COUNTING = `
dofile(${JSON.stringify(resolve("pandoc/verbatim.lua"))})
local read, hundreds = Reader, 0
function Reader(input)
  debug.sethook(function() hundreds = hundreds + 1 end, "", 100)
  local document = read(input)
  debug.sethook()
  io.stderr:write("steps " .. hundreds)
  return document
end
`;

const TEXTS: readonly [string, (size: number) => string][] = [
  ["passages in passages", (size) => `P1: ${"[".repeat(size)}a${" b]{.x}".repeat(size)}\n`],
  ["passages one after the other", (size) => `P1: ${"[a]{.x} ".repeat(size)}\n`],
  ["passages of many paragraphs", (size) => "P1: so [a]{.x} it is\n\n".repeat(size)],
  ["lines of one paragraph", (size) => `P1: ${"[a]{.x} and b\n".repeat(size)}`],
];

describe("Pandoc with pandoc/verbatim.lua takes steps as the text grows", function () {
  this.timeout(120_000);

  before(function () {
    if (!hasPandoc) this.skip();
  });

  for (const [name, textOf] of TEXTS) {
    it(name, () => {
      const [few, many] = [300, 1_200].map((size) => stepsOf(textOf(size)));
      assert.ok(few > 100);
      // Linear is 4 times as many, quadratic 16 times.
      assert.ok(many < few * 6, `${few} became ${many}`);
    });
  }
});

function stepsOf(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-pandoc-"));
  try {
    writeFileSync(join(folder, "counting.lua"), COUNTING);
    // Pandoc reads names of readers in small letters alone, so that the folder must not be in it.
    const options = { input: text, cwd: folder, encoding: "utf8", maxBuffer: 1e9 } as const;
    const { stderr } = spawnSync("pandoc", ["-f", "counting.lua", "-t", "native"], options);
    const found = /steps (\d+)/.exec(stderr);
    assert.ok(found, stderr);
    return Number(found[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
