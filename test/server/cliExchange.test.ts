import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readSections } from "../support/sections";
import { assertValid } from "../unit/refi/schema";

const CLI = resolve("dist/cli.js");

const STUDY = `
//- study/codebook.yaml
title: Tiny
themes:
  care:
    codes: { waiting: { definition: Having to wait., memo: Mine. }, calls: Ringing. }
//- study/transcripts/one.md
P1: [We waited]{.waiting}.
`;

let folder: string;
before(function () {
  this.timeout(60_000);
  if (!existsSync(CLI)) execFileSync(process.execPath, ["esbuild.mjs"]);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim exchange "));
  for (const [path, text] of readSections(STUDY).files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function verbatim(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const options = { encoding: "utf8", cwd: folder } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
}

const file = (path: string): string => readFileSync(join(folder, path), "utf8");

describe("verbatim export", () => {
  it("writes the codebook for other programs and prints what became of it", () => {
    const { status, stdout, stderr } = verbatim("export", "study", "--to", "ours.qdc");
    assert.deepEqual([status, stderr], [0, ""]);
    assertValid("Codebook", file("ours.qdc"));
    const lines = stdout.split("\n").map((line) => line.replace(/ {2,}/g, " | "));
    assert.deepEqual(lines.slice(0, 3), [
      "fate | count | what | why | places",
      "kept | 1 | themes",
      "kept | 2 | codes",
    ]);
    assert.match(lines[3], /^left out \| 1 \| memos on codes \| .* \| code “waiting”$/);
    const json = verbatim("export", "study", "--to", "again.QDC", "--format", "json");
    assert.equal(JSON.parse(json.stdout).length, 4);
    assert.equal(file("again.QDC"), file("ours.qdc"));
  });

  it("writes the study as a project that comes back as the same study, in either way of counting", () => {
    for (const profile of ["standard", "nvivo"]) {
      const to = `${profile}.qdpx`;
      const made = verbatim("export", "study", "--to", to, "--profile", profile);
      assert.deepEqual([made.status, made.stderr], [0, ""]);
      mkdirSync(join(folder, profile));
      assert.equal(verbatim("import", to, "--into", profile).status, 0);
      const figures = (study: string) => verbatim("codings", study, "--format", "json").stdout;
      const quoted = (study: string) =>
        JSON.parse(figures(study)).map((one: object) => ({ ...one, line: 0 }));
      assert.deepEqual(quoted(profile), quoted("study"));
      assert.match(file(`${profile}/codebook.yaml`), /Mine\./);
    }
    const wrong = verbatim("export", "study", "--to", "x.qdpx", "--profile", "maxqda");
    assert.deepEqual(wrong, {
      status: 2,
      stdout: "",
      stderr: "verbatim: Unknown profile “maxqda”: take standard or nvivo.\n",
    });
  });

  it("writes over nothing without being told to", () => {
    writeFileSync(join(folder, "ours.qdc"), "mine");
    const refused = verbatim("export", "study", "--to", "ours.qdc");
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /is there already/);
    assert.equal(file("ours.qdc"), "mine");
    assert.equal(verbatim("export", "study", "--to", "ours.qdc", "--force").status, 0);
    assert.match(file("ours.qdc"), /^<\?xml/);
  });

  it("says what is missing", () => {
    assert.match(verbatim("export", "study").stderr, /--to <file>\.qdc/);
    assert.match(verbatim("export", "study", "--to", "a.xyz").stderr, /its ending says the format/);
    assert.match(verbatim("export", ".", "--to", "a.qdc").stderr, /is not a study/);
    assert.match(verbatim("export", "study", "--to", "no/a.qdc").stderr, /folder is not there/);
    assert.match(verbatim("export", "study", "--to", "a.qdc", "--scope", "x").stderr, /takes no/);
  });
});
