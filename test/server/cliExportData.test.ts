import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";

const STUDY = `
//- study/codebook.yaml
themes: { care: { codes: { waiting: Having to wait. } } }
//- study/transcripts/one.md
P1: [We waited]{.waiting}.
`;

describe("verbatim export --data", () => {
  let folder: string;
  before(buildCli);
  beforeEach(() => void (folder = newFolder("verbatim data ", readSections(STUDY).files)));
  afterEach(() => rmSync(folder, { recursive: true }));

  const verbatim = (...args: string[]) => runCli(folder, args);

  it("writes the tables and the dictionary into a folder, in each format", () => {
    for (const format of ["csv", "jsonl", "parquet"]) {
      const to = `out/${format}`;
      const { status, stderr } = verbatim("export", "study", "--to", to, "--data", format);
      assert.deepEqual([status, stderr], [0, ""]);
      assert.deepEqual(readdirSync(join(folder, to)), [
        ...[`cases.${format}`, `codes.${format}`, "dictionary.csv", "dictionary.md"],
        ...[`passages.${format}`, `transcripts.${format}`],
      ]);
    }
    const [line] = readFileSync(join(folder, "out/jsonl/passages.jsonl"), "utf8").split("\n");
    assert.equal(JSON.parse(line).text, "We waited");
    const magic = readFileSync(join(folder, "out/parquet/passages.parquet")).subarray(0, 4);
    assert.equal(magic.toString(), "PAR1");
  });

  it("prints the account", () => {
    const { stdout } = verbatim(
      ...["export", "study", "--to", "out", "--data", "csv", "--format", "json"],
    );
    assert.deepEqual(JSON.parse(stdout)[0], {
      fate: "kept",
      what: "codings",
      count: 1,
      places: [],
    });
  });

  it("writes over nothing without being told to, and then nothing at all", () => {
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/codes.csv"), "mine");
    const refused = verbatim("export", "study", "--to", "out", "--data", "csv");
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /codes\.csv” is there already/);
    assert.deepEqual(readdirSync(join(folder, "out")), ["codes.csv"]);
    assert.equal(verbatim("export", "study", "--to", "out", "--data", "csv", "--force").status, 0);
    assert.match(readFileSync(join(folder, "out/codes.csv"), "utf8"), /^code,name/);
  });

  it("makes no cases of the study of its table of cases", () => {
    const { status, stderr } = verbatim("export", "study", "--to", "study", "--data", "csv");
    assert.equal(status, 2);
    assert.match(stderr, /cases\.csv” would be taken for the cases of the study/);
    assert.equal(existsSync(join(folder, "study/cases.csv")), false);
  });

  it("makes no transcript of the study", () => {
    const inside = ["export", "study", "--to", "study/transcripts/data", "--data", "csv"];
    const { status, stderr } = verbatim(...inside);
    assert.equal(status, 2);
    assert.match(stderr, /would be taken for a transcript/);
    assert.ok(!existsSync(join(folder, "study/transcripts/data")));
    assert.equal(verbatim("export", "study", "--to", "study/data", "--data", "csv").status, 0);
    assert.equal(verbatim("check", "study").status, 0);
  });

  it("says what is missing", () => {
    assert.match(verbatim("export", "study", "--data", "csv").stderr, /--to <folder> --data csv/);
    const unknown = verbatim("export", "study", "--to", "out", "--data", "sav");
    assert.match(unknown.stderr, /“sav” is no format of data: take csv, jsonl, parquet\./);
  });
});
