import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { readStudy } from "../reference/readStudy";
import { buildCli, CLI, lines, newFolder, runCli, writeFiles } from "../support/cli";
import { statusOf } from "../support/client";
import { readSections } from "../support/sections";

const SAMPLE = resolve("sample");

const TINY = `
//- codebook.yaml
title: Tiny
themes:
  care:
    name: Care | more
    codes:
      waiting: Having to wait.
codes:
  blame: { definition: Being blamed., name: "=1+1" }
//- one.transcript
P1: We [waited, "for years"]{.waiting memo="=cmd()"} and [they blamed us]{.blame .x}.

P1: Nobody asked us about any of it.
`;

let folder: string;

/** One folder for all tests of a `describe`, with a study in it. */
function inFolder(): void {
  before(buildCli);
  before(() => {
    folder = newFolder("verbatim cli über ", []);
    write(readSections(TINY).files);
  });
  after(() => rmSync(folder, { recursive: true }));
}

function write(files: ReadonlyMap<string, string | Buffer>, below = "my study"): string {
  writeFiles(join(folder, below), files);
  return join(folder, below);
}

const verbatim = (...args: string[]) => runCli(folder, args);

describe("the command line on the sample study", () => {
  inFolder();

  const texts = new Map(
    readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(SAMPLE.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")];
      }),
  );
  const reference = readStudy(texts);
  const json = (command: string): unknown =>
    JSON.parse(verbatim(command, SAMPLE, "--format", "json").stdout);

  it("prints the themes of the reference", () => {
    assert.deepEqual(json("themes"), reference.themes);
  });

  it("prints the codings of the reference", () => {
    assert.deepEqual(json("codings"), reference.codings);
  });

  it("prints the coverage of the reference", () => {
    assert.deepEqual(json("coverage"), reference.coverage);
  });

  it("prints the problems of the reference, with a message for each", () => {
    const rows = json("check") as { file: string; message?: string }[];
    assert.ok(rows.every(({ message }) => message !== undefined && message !== ""));
    const ofTranscripts = rows.filter(({ file }) => !/codebook\.yaml|cases\.csv/.test(file));
    const places = ofTranscripts.map((row) => ({ ...row, message: undefined }));
    assert.deepEqual(
      places.sort(byPlace),
      reference.check.map((row) => ({ ...row, message: undefined })).sort(byPlace),
    );
  });
});

function byPlace(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

describe("the formats of the command line", () => {
  inFolder();

  const print = (command: string, format: string): string =>
    verbatim(command, "my study", "--format", format).stdout;

  it("themes as a table", () => {
    assert.equal(
      print("themes", "table"),
      lines(
        "name         id       kind     cases  passages  codings  words  transcripts",
        "Care | more  care     theme        1         1        1      3            1",
        "  Waiting    waiting  code         1         1        1      3            1",
        "=1+1         blame    code         1         1        1      3            1",
        "X            x        unknown      1         1        1      3            1",
      ),
    );
  });

  it("themes as CSV, without formulas", () => {
    assert.equal(
      print("themes", "csv"),
      [
        "name,id,kind,cases,passages,codings,words,transcripts",
        "Care | more,care,theme,1,1,1,3,1",
        "Waiting,waiting,code,1,1,1,3,1",
        "'=1+1,blame,code,1,1,1,3,1",
        "X,x,unknown,1,1,1,3,1",
        "",
      ].join("\r\n"),
    );
  });

  it("themes as Markdown, with pipes escaped", () => {
    assert.equal(
      print("themes", "markdown"),
      lines(
        "| name | id | kind | cases | passages | codings | words | transcripts |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |",
        "| Care \\| more | care | theme | 1 | 1 | 1 | 3 | 1 |",
        "| Waiting | waiting | code | 1 | 1 | 1 | 3 | 1 |",
        "| =1+1 | blame | code | 1 | 1 | 1 | 3 | 1 |",
        "| X | x | unknown | 1 | 1 | 1 | 3 | 1 |",
      ),
    );
  });

  it("codings as CSV, with quotes doubled and formulas kept from spreadsheets", () => {
    assert.equal(
      print("codings", "csv"),
      [
        "file,line,column,code,text,speaker,case,heading,memo,by,id",
        'one.transcript,1,9,waiting,"waited, ""for years""",P1,one,,\'=cmd(),,',
        "one.transcript,1,59,blame,they blamed us,P1,one,,,,",
        "one.transcript,1,59,x,they blamed us,P1,one,,,,",
        "",
      ].join("\r\n"),
    );
  });

  it("codings as Markdown: only columns of numbers are put to the right", () => {
    const [, rule] = print("codings", "markdown").split("\n");
    assert.equal(rule, "| --- | ---: | ---: | --- | --- | --- | --- | --- | --- | --- | --- |");
  });

  it("coverage as a table", () => {
    assert.equal(
      print("coverage", "table"),
      lines(
        "of     file            case  words  codedWords  coverage  uncodedParagraphs",
        "file   one.transcript  one      15           6    0.4000                  1",
        "case                   one      15           6    0.4000                  1",
        "study                           15           6    0.4000                  1",
      ),
    );
  });

  it("check as a table", () => {
    const { stdout } = verbatim("check", "my study");
    assert.match(stdout, /^file +line +column +endLine +endColumn +severity +code +message\n/);
    assert.match(stdout, /one\.transcript +1 +82 +1 +84 +warning +unknown-code +/);
  });

  it("a table of two hundred thousand rows", function () {
    this.timeout(60_000);
    const many = "P1: [a]{.a .b .c .d} [b]{.a .b .c .d}\n\n".repeat(25_000);
    const study = write(
      new Map([
        ["codebook.yaml", "codes: {}\n"],
        ["one.transcript", many],
      ]),
      "many",
    );
    assert.equal(verbatim("codings", study).stdout.split("\n").length, 200_002);
  });
});

describe("exit status and messages of the command line", () => {
  inFolder();

  const failures: [string, string[], RegExp][] = [
    ["a missing folder", ["themes", "nowhere"], /no folder “nowhere”/],
    ["a folder without a codebook", ["themes", "."], /no codebook\.yaml/],
    ["a file for a folder", ["themes", "my study/codebook.yaml"], /is a file/],
    ["no command", [], /say what to do/],
    ["an unknown command", ["count", "my study"], /Unknown command “count”/],
    ["a command of every object", ["toString", "my study"], /Unknown command “toString”/],
    ["no path", ["themes"], /needs a path/],
    ["two paths", ["themes", "a", "b"], /one path/],
    ["an unknown format", ["themes", "my study", "--format", "xml"], /Unknown format “xml”/],
    ["an unknown option", ["themes", "my study", "--colour"], /colour/],
    ["a file that is not there", ["strip", "gone.transcript"], /no file “gone\.transcript”/],
  ];
  for (const [what, args, message] of failures) {
    it(`2, with one line, for ${what}`, () => {
      const { status, stdout, stderr } = verbatim(...args);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
    });
  }

  it("0 for help", () => {
    const { status, stdout } = verbatim("--help");
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: verbatim/);
  });

  it("of check: 0 for warnings, 1 for errors, and with --strict 1 for warnings too", () => {
    assert.equal(verbatim("check", "my study").status, 0);
    assert.equal(verbatim("check", "my study", "--strict").status, 1);
    const broken = write(
      new Map([
        ["codebook.yaml", "codes: {}\n"],
        ["one.transcript", "P1: We ]{.a}.\n"],
      ]),
      "broken",
    );
    assert.equal(verbatim("check", broken).status, 1);
  });

  it("names files that cannot be read, and counts the others", () => {
    const study = write(
      new Map<string, string | Buffer>([
        ...readSections(TINY).files,
        ["latin.transcript", Buffer.from([0x50, 0x31, 0x3a, 0x20, 0xe9, 0x0a])],
      ]),
      "unreadable",
    );
    const { status, stdout, stderr } = verbatim("themes", study);
    assert.equal(status, 0);
    assert.match(stdout, /waiting/);
    assert.match(stderr, /^verbatim: latin\.transcript: This file is not in UTF-8.*\n$/);
    const check = verbatim("check", study, "--format", "json");
    assert.equal(check.status, 1);
    assert.match(check.stdout, /"unreadable-file"/);
  });

  it("says so when the codebook cannot be read", () => {
    const study = write(
      new Map([
        ["codebook.yaml", "codes: [\n"],
        ["one.transcript", "P1: [We]{.a}.\n"],
      ]),
      "no yaml",
    );
    const { status, stderr } = verbatim("themes", study);
    assert.equal(status, 0);
    assert.match(stderr, /^verbatim: codebook\.yaml:2: .*verbatim check.*\n$/);
    assert.equal(verbatim("check", study).status, 1);
  });

  it("says so when the codebook has errors, and counts by the rest of it", () => {
    const study = write(
      new Map([
        ["codebook.yaml", "title: T\nthemes: [care]\ncodes: { a: A, 1b: B }\n"],
        ["one.transcript", "P1: [We]{.a}.\n"],
      ]),
      "codebook with errors",
    );
    const { status, stdout, stderr } = verbatim("codings", study);
    assert.equal(status, 0);
    assert.match(stdout, /We/);
    assert.match(
      stderr,
      /^verbatim: codebook\.yaml:2: .*There are 2 errors\..*verbatim check.*\n$/,
    );
  });

  it("ends quietly when nobody reads on, as in `verbatim codings … | head`", async () => {
    const child = spawn(process.execPath, [CLI, "codings", SAMPLE, "--format", "json"]);
    let said = "";
    child.stderr.on("data", (bytes: Buffer) => (said += bytes.toString()));
    child.stdout.destroy();
    assert.equal(await statusOf(child), 0);
    assert.equal(said, "");
  });
});

describe("strip", () => {
  inFolder();

  it("prints a transcript without codes, and the same words", () => {
    const { status, stdout } = verbatim("strip", "my study/one.transcript");
    assert.equal(status, 0);
    assert.equal(
      stdout,
      'P1: We waited, "for years" and they blamed us.\n\nP1: Nobody asked us about any of it.\n',
    );
  });
});
